/**
 * How do events reach their topics? Encoded, dated by their event time, and at the pace that was asked for.
 */
@NullMarked
package io.driftmeter.simulator.publish;

import org.jspecify.annotations.NullMarked;
