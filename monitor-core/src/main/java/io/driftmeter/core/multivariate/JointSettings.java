package io.driftmeter.core.multivariate;

/**
 * When columns count as having drifted together.
 *
 * @param level   probability with which a test may find a difference where there is none
 * @param minRows complete rows needed on each side; at least 2
 */
public record JointSettings(double level, long minRows) {
  public JointSettings {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: found " + level + ", allowed is more than 0 and less than 1");
    }
    if (minRows < 2) {
      throw new IllegalArgumentException("minRows: found " + minRows + ", allowed is 2 or more");
    }
  }
}
