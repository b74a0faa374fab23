/**
 * What do the events of a model look like, before and after a change? Models are pure: all chance comes from the
 * generator they are handed, and an event differs from its unchanged self in the columns named by the drift alone.
 */
@NullMarked
package io.driftmeter.simulator.model;

import org.jspecify.annotations.NullMarked;
