/**
 * Did columns change together, even where none of them changed by itself?
 *
 * <p>Joint summaries of bounded size, which merge, and the tests made from them alone: correlations, reconstruction
 * error of the principal components, and the distance between mean embeddings.
 */
@NullMarked
package io.driftmeter.core.multivariate;

import org.jspecify.annotations.NullMarked;
