package io.driftmeter.core.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pooled z of the share of one of two bins: above 0 if the window has more of the second in the order of values, of
 * {@code true}, 1 or the later name. Not defined for any other number of bins.
 */
public final class TwoCategories implements Measure {
  @Override
  public String name() {
    return "z";
  }

  @Override
  public Scale scale() {
    return Scale.ANY;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    if (bins.size() != 2) {
      return Optional.empty();
    }
    Bin second = bins.bins().stream().max(Comparator.comparing(TwoCategories::order)).orElseThrow();
    double n = bins.referenceRows();
    double m = bins.windowRows();
    double a = second.reference();
    double b = second.window();
    // The statistic as it would be without the noise of the sketches.
    double z = Proportions.z(a, n, b, m);
    double lower = Proportions.z(Math.min(n, a + second.referenceSlack()), n, Math.max(0, b - second.windowSlack()), m);
    double upper = Proportions.z(Math.max(0, a - second.referenceSlack()), n, Math.min(m, b + second.windowSlack()), m);
    double beyondSketches = bins.slack() == Slack.BOUND
        ? Math.max(0, Math.max(lower, -upper))
        : z * Math.sqrt((1 / n + 1 / m) / bins.chance());
    return Optional.of(Score.of(this, new Estimate(z, Math.min(z, lower), Math.max(z, upper)),
        TestResult.of(Proportions.twoSided(beyondSketches), comparison.level()), bins));
  }

  /** Numbers in their order, names in theirs, and behind them what has no order. */
  private static String order(Bin bin) {
    List<String> names = bin.parts().stream().map(part -> switch (part) {
      case BinPart.Range range -> range.above() == Double.NEGATIVE_INFINITY ? " " : "!";
      case BinPart.Category category -> "#" + category.name();
      case BinPart.Special _ -> "";
    }).toList();
    return names.stream().max(Comparator.naturalOrder()).filter(name -> !name.isEmpty()).orElse("\uffff");
  }
}
