/**
 * Which of many windows wake somebody?
 *
 * <p>P-values of successive windows are gathered into few episodes, under a budget of false alarms that the user states for
 * a whole model: however many columns and segments it has, and however they depend on each other.
 */
@NullMarked
package io.driftmeter.core.alarm;

import org.jspecify.annotations.NullMarked;
