/**
 * How does a scenario become a stream? Events in the order of their time, labels behind them, bad records among them.
 */
@NullMarked
package io.driftmeter.simulator.run;

import org.jspecify.annotations.NullMarked;
