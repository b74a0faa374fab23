/**
 * What would production send? Prediction and label events of a made-up scenario, or of a file, as a command and as a
 * library.
 */
@NullMarked
package io.driftmeter.simulator;

import org.jspecify.annotations.NullMarked;
