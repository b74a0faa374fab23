package io.driftmeter.core.profile;

/**
 * How much is kept of a column.
 *
 * @param k          of the KLL quantile sketch, 8 to 2048: greater is more exact and larger
 * @param categories distinct values counted exactly before a frequent-items sketch takes over, 2 to 4096
 */
public record ProfileSettings(int k, int categories) {
  public static final ProfileSettings DEFAULT = new ProfileSettings(512, 1000);

  /** A KLL of this k takes at most 51 KB, whatever it has seen; twice that would not fit a column's binary form. */
  private static final int MAX_K = 2048;

  public ProfileSettings {
    if (k < 8 || k > MAX_K) {
      throw new IllegalArgumentException("k of the quantile sketch: found " + k + ", allowed is 8 to " + MAX_K);
    }
    if (categories < 2 || categories > 4096) {
      throw new IllegalArgumentException("categories counted exactly: found " + categories + ", allowed is 2 to 4096");
    }
  }
}
