/**
 * How far apart are two profiles of a column, and how sure is that?
 *
 * <p>Both sides are put on the same {@link io.driftmeter.core.measure.Bins}; each measure is one class and one entry of
 * {@link io.driftmeter.core.measure.Measures#ALL}.
 */
@NullMarked
package io.driftmeter.core.measure;

import org.jspecify.annotations.NullMarked;
