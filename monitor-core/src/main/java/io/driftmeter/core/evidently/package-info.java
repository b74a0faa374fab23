/**
 * What would Evidently 0.7 say of the same column? For teams that move over from it.
 *
 * <p>Its formulas, default choices and thresholds on raw values, not on profiles. They are not ours: a fixed threshold
 * means something else at every number of rows.
 */
@NullMarked
package io.driftmeter.core.evidently;

import org.jspecify.annotations.NullMarked;
