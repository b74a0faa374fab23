/**
 * What is said of a window and of each of its columns?
 *
 * <p>A column drifted if its difference from the reference is both significant and large enough to matter; where too
 * little is known, that is the verdict.
 */
@NullMarked
package io.driftmeter.core.verdict;

import org.jspecify.annotations.NullMarked;
