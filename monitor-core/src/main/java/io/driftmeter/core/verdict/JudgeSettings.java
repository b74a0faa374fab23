package io.driftmeter.core.verdict;

import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.measure.Measures;
import java.util.List;

/**
 * When a column counts as drifted.
 *
 * @param level      share of false alarms among the drifted columns of a window, between 0 and 1
 * @param effect     least PSI, less what chance alone gives, that matters; 0 or more
 * @param minRows    values needed on each side; at least 1
 * @param correction how columns are tested together
 * @param measures   scores to report beside the PSI, which the verdict rests on and which is always there
 */
public record JudgeSettings(double level, double effect, long minRows, Correction correction,
    List<Measure> measures) {
  public static final JudgeSettings DEFAULT = new JudgeSettings(0.01, 0.1, 30);

  public JudgeSettings(double level, double effect, long minRows) {
    this(level, effect, minRows, Correction.BH, Measures.DEFAULT);
  }

  public JudgeSettings {
    measures = List.copyOf(measures);
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: found " + level + ", allowed is more than 0 and less than 1");
    }
    if (!(effect >= 0 && Double.isFinite(effect))) {
      throw new IllegalArgumentException("effect: found " + effect + ", allowed is 0 or more");
    }
    if (minRows < 1) {
      throw new IllegalArgumentException("minRows: found " + minRows + ", allowed is 1 or more");
    }
  }
}
