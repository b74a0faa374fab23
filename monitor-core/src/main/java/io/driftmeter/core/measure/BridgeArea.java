package io.driftmeter.core.measure;

/**
 * The law of the area under the absolute value of a Brownian bridge (Shepp 1982): what chance alone makes of a
 * Wasserstein distance between ranks.
 *
 * <p>From a table of the logarithm of its survival function, between whose points ln S(x) + 6 x^2, which hardly bends, is
 * taken for straight: within 1% of the probability. {@code src/test/oracle/bridge_area.py} computed the table.
 */
final class BridgeArea {
  private static final double FIRST = 0.1;
  private static final double STEP = 0.05;
  /** At 0.10, 0.15, ..., 2.00. */
  private static final double[] LOG_SURVIVAL = {-0.000569354, -0.044428092, -0.217614645, -0.490888458, -0.815212742,
    -1.165483615, -1.532006277, -1.912454757, -2.307818041, -2.720361429, -3.152540212, -3.606480453, -4.083828346,
    -4.585794169, -5.113259281, -5.666877272, -6.247148057, -6.854466474, -7.489153035, -8.151473594, -8.841652397,
    -9.559881111, -10.306325337, -11.08112945, -11.884420291, -12.716310041, -13.576898503, -14.466274927,
    -15.3845195, -16.331704578, -17.307895697, -18.313152424, -19.347529052, -20.411075164, -21.503836176,
    -22.625854085, -23.777168769, -24.95781962, -26.167845389};

  private BridgeArea() {}

  /** Probability of an area of at least {@code x}. */
  static double survival(double x) {
    if (x <= FIRST) {
      return 1; // to within 0.06%
    }
    int before = (int) Math.min((x - FIRST) / STEP, LOG_SURVIVAL.length - 2);
    double from = FIRST + before * STEP;
    double to = from + STEP;
    double share = (x - from) / STEP;
    double straight = (1 - share) * (LOG_SURVIVAL[before] + 6 * from * from)
        + share * (LOG_SURVIVAL[before + 1] + 6 * to * to);
    return Math.exp(straight - 6 * x * x);
  }

  /** The area exceeded with probability {@code level}. */
  static double critical(double level) {
    double low = FIRST;
    double high = 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (survival(middle) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
