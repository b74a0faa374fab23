package io.driftmeter.core.measure;

/**
 * A number computed from sketches.
 *
 * @param lower the least that it may be for exact counts
 * @param upper the greatest
 */
record Estimate(double value, double lower, double upper) {
  static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  /** The interval of that much on both sides. */
  static Estimate within(double value, double error) {
    return new Estimate(value, value - error, value + error);
  }

  Estimate times(double factor) {
    return new Estimate(value * factor, lower * factor, upper * factor);
  }

  Estimate root() {
    return new Estimate(Math.sqrt(value), Math.sqrt(lower), Math.sqrt(upper));
  }

  Estimate clamp(Scale scale) {
    return new Estimate(scale.clamp(value), scale.clamp(lower), scale.clamp(upper));
  }

  boolean isFinite() {
    return Double.isFinite(value) && Double.isFinite(lower) && Double.isFinite(upper);
  }
}
