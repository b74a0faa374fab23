/**
 * Has the relation between inputs and outcome changed?
 *
 * <p>Detectors read a model's errors one by one, in the order of time, and say when they are no longer what they were.
 * They need labels: where those are missing or late, so is the answer.
 */
@NullMarked
package io.driftmeter.core.concept;

import org.jspecify.annotations.NullMarked;
