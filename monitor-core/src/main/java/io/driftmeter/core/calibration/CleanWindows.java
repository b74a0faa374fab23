package io.driftmeter.core.calibration;

import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Divergence;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What windows in which nothing drifted teach about chance. */
public final class CleanWindows {
  /** A comparison wants one; no ratio depends on it. */
  private static final double LEVEL = 0.05;

  private CleanWindows() {}

  /**
   * The dispersion of every column, by name, from comparing each window with all others together. Takes about three
   * merges per window; the windows are left as they were.
   *
   * @param least rows a column needs on both sides for a window to count
   */
  public static Map<String, Dispersion> leaveOneOut(List<WindowProfile> windows, ProfileSettings settings, long least) {
    Map<String, Dispersion> learned = new HashMap<>();
    List<WindowProfile> after = suffixes(windows, settings);
    WindowProfile before = new WindowProfile(settings);
    for (int i = 0; i < windows.size(); i++) {
      WindowProfile others = after.get(i + 1);
      others.merge(before);
      for (ColumnProfile column : windows.get(i).columns()) {
        ColumnProfile reference = others.column(column.column().name());
        if (reference != null && reference.column().type() == column.column().type()
            && comparable(column) >= least && comparable(reference) >= least) {
          double ratio = Divergence.of(Comparison.of(reference, column, LEVEL)).test().ratio();
          learned.merge(column.column().name(), Dispersion.NONE.plus(ratio), (known, one) -> known.plus(ratio));
        }
      }
      before.merge(windows.get(i));
    }
    return learned;
  }

  private static long comparable(ColumnProfile column) {
    return column.rows() - column.typeErrors();
  }

  /** At place i all windows from i on, merged; the last is empty. */
  private static List<WindowProfile> suffixes(List<WindowProfile> windows, ProfileSettings settings) {
    List<WindowProfile> suffixes = new ArrayList<>();
    WindowProfile suffix = new WindowProfile(settings);
    suffixes.add(suffix);
    for (WindowProfile window : windows.reversed()) {
      WindowProfile longer = new WindowProfile(settings);
      longer.merge(window);
      longer.merge(suffix);
      suffixes.add(longer);
      suffix = longer;
    }
    return suffixes.reversed();
  }
}
