package io.driftmeter.core.alarm;

/**
 * When a column raises an alarm, and when its episode ends.
 *
 * @param runLength          windows that are to pass on average until a false alarm of the model; at least 1
 * @param effect             least debiased effect that matters; 0 or more
 * @param closeAfter         windows in a row below half of that which end the drift of a column; at least 1
 * @param calibrationWindows clean windows that teach a column's dispersion before windows are taken together; 0 or more
 */
public record AlarmSettings(double runLength, double effect, int closeAfter, int calibrationWindows) {
  public AlarmSettings {
    if (!(runLength >= 1) || !(effect >= 0) || closeAfter < 1 || calibrationWindows < 0) {
      throw new IllegalArgumentException("found a run length of " + runLength + ", an effect of " + effect
          + ", close after " + closeAfter + " and " + calibrationWindows
          + " calibration windows; allowed are at least 1, 0, 1 and 0");
    }
  }
}
