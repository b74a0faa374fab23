/**
 * How much do clean windows of a column differ, and what is chance after that?
 *
 * <p>Real windows differ more than independent rows would: hours have their seasons, events come in bursts. What clean
 * windows showed widens the law that later windows are tested by.
 */
@NullMarked
package io.driftmeter.core.calibration;

import org.jspecify.annotations.NullMarked;
