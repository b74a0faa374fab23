/**
 * What moved, by how much, since when, and who is to blame?
 *
 * <p>A drifted column is explained as data, an {@link io.driftmeter.core.explain.Explanation}, and as one plain sentence.
 */
@NullMarked
package io.driftmeter.core.explain;

import org.jspecify.annotations.NullMarked;
