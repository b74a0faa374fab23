/**
 * What does the monitor count about itself? Names and tags of every meter, in one place.
 */
@NullMarked
package io.driftmeter.app.metrics;

import org.jspecify.annotations.NullMarked;
