package io.driftmeter.core.profile;

import io.driftmeter.core.multivariate.RandomFeatures;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The random features of directions, the same for every profile ever made, as only then they merge and compare: kernel
 * exp(-|u - v|²), which is exp(-2 (1 - cosine similarity)).
 */
final class Directions {
  static final int FEATURES = 128;
  private static final double BANDWIDTH = Math.sqrt(0.5);
  private static final long SEED = 0x44524946544DL;

  /** Weights of a thousand inputs take a megabyte, so windows share them. */
  private static final Map<Integer, SoftReference<RandomFeatures>> BY_DIMENSION = new ConcurrentHashMap<>();

  private Directions() {}

  static RandomFeatures features(int dimension) {
    SoftReference<RandomFeatures> kept = BY_DIMENSION.get(dimension);
    @Nullable
    RandomFeatures known = kept == null ? null : kept.get();
    if (known == null) {
      known = new RandomFeatures(dimension, FEATURES, BANDWIDTH, SEED);
      BY_DIMENSION.put(dimension, new SoftReference<>(known));
    }
    return known;
  }
}
