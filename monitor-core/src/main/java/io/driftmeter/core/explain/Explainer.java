package io.driftmeter.core.explain;

import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Says what moved between a column's reference and window, and by how much. */
public final class Explainer {
  private static final int PARTS_KEPT = 10;

  private Explainer() {}

  /** What moved; nobody is blamed yet. Throws {@link IllegalArgumentException} if the types of the two differ. */
  public static Explanation explain(ColumnProfile reference, ColumnProfile window) {
    Bins bins = Bins.of(reference, window);
    Parts parts = new Parts(bins, values(reference, window));
    List<MovedPart> moved = parts.all();
    double effect = Math.max(0, Parts.psi(moved) - bins.chance() * bins.freedom());
    return new Explanation(window.column(), effect, change(reference, window, parts),
        moved.stream().limit(PARTS_KEPT).toList(), List.of(), null);
  }

  private static Change change(ColumnProfile reference, ColumnProfile window, Parts parts) {
    return reference instanceof NumericProfile before && window instanceof NumericProfile after
        ? NumericChange.of(before.distribution(), after.distribution(), parts)
        : new Change.Shares(Parts.telling(parts.all()));
  }

  /** The numbers of both sides, if they are so few that both counted them one by one; else none. */
  private static NavigableSet<Double> values(ColumnProfile reference, ColumnProfile window) {
    NavigableSet<Double> values = new TreeSet<>();
    for (ColumnProfile side : List.of(reference, window)) {
      if (!(side instanceof NumericProfile numeric) || !numeric.distribution().isCounted()) {
        return new TreeSet<>();
      }
      Distribution counted = numeric.distribution();
      for (int i = 0; i < counted.size(); i++) {
        values.add(counted.value(i));
      }
    }
    return values;
  }
}
