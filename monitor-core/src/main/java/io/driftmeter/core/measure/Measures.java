package io.driftmeter.core.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every measure there is. */
public final class Measures {
  /** In the order in which they are reported; a new measure is one class and one entry here. */
  public static final List<Measure> ALL = List.of(new PopulationStability(), new JensenShannon(),
      new JensenShannonDivergence(), new Hellinger(), new KullbackLeibler(), new TotalVariation(),
      new LargestDifference(), new ChiSquared(), new LikelihoodRatio(), new CramersV(), new TwoCategories(),
      new KolmogorovSmirnov(), new CramerVonMises(), new AndersonDarling(), new MannWhitney(), new Wasserstein(),
      new RawWasserstein(), new RankWasserstein(), new EnergyDistance(), new MeanShift(), new DeviationShift(),
      new NullRateShift(), new UnseenShare(), new NewCategory(), new MeanDistance(),
      new CosineDistance(), new NewWords(), new DescriptorStability("words"), new DescriptorStability("non_letters"));

  private static final Map<String, Measure> BY_NAME = ALL.stream()
      .collect(Collectors.toMap(Measure::name, Function.identity()));

  /** What is reported unless something else was asked for. */
  public static final List<Measure> DEFAULT = named(
      List.of("psi", "js", "ks", "w1", "chi2", "mmd", "cosine", "new_words",
          "words_psi", "non_letters_psi"));

  private Measures() {}

  /** The names of all measures. */
  public static List<String> names() {
    return ALL.stream().map(Measure::name).toList();
  }

  /** The measures of these names, in their order; throws {@link IllegalArgumentException} at a name that is none. */
  public static List<Measure> named(List<String> names) {
    return names.stream().map(name -> {
      Measure measure = BY_NAME.get(name);
      if (measure == null) {
        throw new IllegalArgumentException("found the measure '" + name + "'; there are " + names());
      }
      return measure;
    }).toList();
  }

  /** The scores of those measures that apply. */
  public static List<Score> score(Comparison comparison, List<Measure> measures) {
    return measures.stream().map(measure -> measure.score(comparison)).flatMap(Optional::stream).toList();
  }
}
