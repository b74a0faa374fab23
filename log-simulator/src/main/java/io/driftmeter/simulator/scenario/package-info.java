/**
 * What changes in a simulated stream, and when? A scenario is a kind of change and the shape its strength takes over
 * time; which columns it reaches is the model's to say.
 */
@NullMarked
package io.driftmeter.simulator.scenario;

import org.jspecify.annotations.NullMarked;
