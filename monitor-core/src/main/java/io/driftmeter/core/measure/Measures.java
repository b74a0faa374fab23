package io.driftmeter.core.measure;

import java.util.List;
import java.util.Optional;

/** Every measure there is. */
public final class Measures {
  /** In the order in which they are reported; a new measure is one class and one entry here. */
  public static final List<Measure> ALL = List.of(new PopulationStability(), new JensenShannon(),
      new KolmogorovSmirnov(), new Wasserstein(), new ChiSquared());

  private Measures() {}

  /** The scores of every measure that applies. */
  public static List<Score> score(Comparison comparison) {
    return ALL.stream().map(measure -> measure.score(comparison)).flatMap(Optional::stream).toList();
  }
}
