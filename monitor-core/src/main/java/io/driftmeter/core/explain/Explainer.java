package io.driftmeter.core.explain;

import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Divergence;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.verdict.JudgeSettings;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Says what moved between a column's reference and window, and by how much. */
public final class Explainer {
  private static final int PARTS_KEPT = 10;

  private Explainer() {}

  /**
   * What moved; nobody is blamed yet. Throws {@link IllegalArgumentException} if the types of the two differ.
   *
   * @param effect of the column, see {@link Explanation#effect}
   */
  public static Explanation explain(ColumnProfile reference, ColumnProfile window, double effect) {
    if (reference instanceof DescribedProfile before && window instanceof DescribedProfile after
        && reference.column().type() == window.column().type()) {
      return described(before, after, effect);
    }
    Parts parts = new Parts(Bins.of(reference, window), values(reference, window));
    return new Explanation(window.column(), effect, change(reference, window, parts), most(parts), List.of(), null);
  }

  /** By the number that differs most from chance; the vectors, where it is they that do, have no parts to be told. */
  private static Explanation described(DescribedProfile reference, DescribedProfile window, double effect) {
    String aspect = Divergence.of(Comparison.of(reference, window, JudgeSettings.DEFAULT.level())).aspect();
    for (int i = 0; i < reference.descriptors().size(); i++) {
      NumericProfile before = reference.descriptors().get(i);
      NumericProfile after = window.descriptors().get(i);
      if (after.column().name().equals(aspect)) {
        Parts parts = new Parts(Bins.of(before, after), values(before, after));
        return new Explanation(window.column(), effect, new Change.Described(aspect, change(before, after, parts)),
            most(parts), List.of(), null);
      }
    }
    return new Explanation(window.column(), effect, new Change.Elsewhere(), List.of(), List.of(), null);
  }

  private static List<MovedPart> most(Parts parts) {
    return parts.all().stream().limit(PARTS_KEPT).toList();
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
