package io.driftmeter.app.config;

/**
 * How much is kept of a column.
 *
 * @param k          of the KLL quantile sketch: greater is more exact and larger
 * @param categories counted exactly before a frequent-items sketch takes over
 * @param segmentValues values of one segment column told apart before the rest share the segment {@code (other)}
 */
public record ProfileConfig(int k, int categories, int segmentValues) {
  public static final ProfileConfig DEFAULT = new ProfileConfig(512, 1000, 100);
}
