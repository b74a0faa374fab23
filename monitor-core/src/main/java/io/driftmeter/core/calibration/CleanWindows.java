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
  private CleanWindows() {}

  /**
   * The dispersion of every column, by name, from comparing each window with all others together. Takes about three
   * merges per window; the windows are left as they were.
   *
   * @param level that windows are judged at, by which a column of several aspects is told by one of them
   * @param least rows a column needs on both sides for a window to count
   */
  public static Map<String, Dispersion> leaveOneOut(List<WindowProfile> windows, ProfileSettings settings,
      double level, long least) {
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
          learned.merge(column.column().name(), Dispersion.NONE.plus(ratio(reference, column, level)),
              (known, one) -> known.plus(one.mean()));
        }
      }
      before.merge(windows.get(i));
    }
    return learned;
  }

  private static double ratio(ColumnProfile reference, ColumnProfile window, double level) {
    return Divergence.of(Comparison.of(reference, window, level)).test().ratio();
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
