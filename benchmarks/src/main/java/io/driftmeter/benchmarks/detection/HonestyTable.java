package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.measure.Bin;
import io.driftmeter.core.measure.BinPart;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.KllNoise;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.Numbers;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.measure.Slack;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * honesty.csv: how often a stated interval holds the exact value. The measures state what the sketches may have changed
 * (99%): the exact value is the same measure on the same bins from the rows themselves. The effect states what the
 * rows allow (95%): the exact value is the PSI of the two normal distributions on the same bins.
 */
final class HonestyTable {
  private static final int[] SKETCHES = {200, 512, 800, 2000};
  private static final int[] MERGED = {1, 16};
  private static final Law[] LAWS = {Law.NORMAL, Law.LOGNORMAL, Law.INTEGER, Law.ZERO_INFLATED};
  private static final double[] FACTORS = {1, 1.4};
  private static final int REFERENCE_ROWS = 20_000;
  private static final int WINDOW_ROWS = 5_000;
  private static final double[] SHIFTS = {0, 0.05, 0.2, 0.5, 1};
  private static final double ROUNDING = 1e-9;

  private HonestyTable() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int repetitions = Trials.repetitions(arguments, 500);
    try (CsvFile table = new CsvFile(arguments.output().resolve("honesty.csv"), "interval", "distribution", "change",
        "n",
        "m", "k", "merged_from", "stated", "repetitions", "covered", "coverage", "coverage_lower", "coverage_upper")) {
      for (int k : SKETCHES) {
        for (int merged : MERGED) {
          for (Law law : LAWS) {
            for (double factor : FACTORS) {
              measures(k, merged, law, factor, repetitions).forEach((measure, rate) -> table.row(rate.after(measure,
                  law.label(), "times " + factor, REFERENCE_ROWS, WINDOW_ROWS, k, merged, 0.99)));
            }
          }
        }
      }
      for (int m : new int[]{300, 3_000}) {
        for (double shift : SHIFTS) {
          effect(m, shift, 4 * repetitions).forEach((effect, rate) -> table.row(rate.after(effect, "normal",
              "plus " + shift, 10_000, m, ProfileSettings.DEFAULT.k(), 1, 0.95)));
        }
      }
    }
  }

  private static Map<String, Rate> measures(int k, int merged, Law law, double factor, int repetitions) {
    String title = "honesty, k " + k + ", merged from " + merged + ", " + law.label() + " times " + factor;
    return Trials.run(title, repetitions, (random, counter) -> {
      double[] reference = law.draw(random, REFERENCE_ROWS);
      double[] window = Arrays.stream(law.draw(random, WINDOW_ROWS)).map(x -> x * factor).toArray();
      Comparison sketched = Comparison.of(merged(reference, merged, k), merged(window, merged, k), 0.05);
      Map<String, Double> exact = new HashMap<>();
      for (Score score : Measures.score(exact(sketched, reference, window), Measures.ALL)) {
        exact.put(score.measure(), score.score());
      }
      for (Score score : Measures.score(sketched, Measures.ALL)) {
        double value = Objects.requireNonNull(exact.get(score.measure()));
        double rounding = ROUNDING * Math.max(1, Math.abs(value));
        counter.count(score.measure(), score.lower() - rounding <= value && value <= score.upper() + rounding);
      }
    });
  }

  private static NumericProfile merged(double[] values, int parts, int k) {
    ProfileSettings settings = new ProfileSettings(k, 1000);
    NumericProfile all = Columns.profile(values, 0, values.length / parts, settings);
    for (int part = 1; part < parts; part++) {
      all.merge(Columns.profile(values, values.length / parts * part,
          part == parts - 1 ? values.length : values.length / parts * (part + 1), settings));
    }
    return all;
  }

  /** The same comparison with every row counted. */
  private static Comparison exact(Comparison sketched, double[] reference, double[] window) {
    List<Bin> bins = sketched.bins().bins().stream()
        .map(bin -> new Bin(bin.parts(), count(bin, reference), count(bin, window), 0, 0)).toList();
    Numbers numbers = sketched.numbers().orElseThrow();
    return new Comparison(sketched.reference(), sketched.window(),
        new Bins(bins, Slack.RANDOM, reference.length, window.length, KllNoise.NONE),
        Optional.of(new Numbers(Distribution.of(reference), Distribution.of(window), numbers.referenceMean(),
            numbers.referenceDeviation(), numbers.windowMean(), numbers.windowDeviation())),
        sketched.level());
  }

  private static double count(Bin bin, double[] values) {
    double count = 0;
    for (BinPart part : bin.parts()) {
      if (part instanceof BinPart.Range range) {
        for (double value : values) {
          count += value > range.above() && value <= range.upTo() ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static Map<String, Rate> effect(int rows, double shift, int repetitions) {
    NormalDistribution before = NormalDistribution.of(0, 1);
    NormalDistribution after = NormalDistribution.of(shift, 1);
    Judge judge = new Judge(new JudgeSettings(0.05, 0, 30));
    return Trials.run("honesty, effect of a shift by " + shift + " in " + rows, repetitions, (random, counter) -> {
      WindowProfile reference = Columns.window(new double[][]{normal(0, 10_000, random)});
      WindowProfile window = Columns.window(new double[][]{normal(shift, rows, random)});
      Evidence evidence = Objects.requireNonNull(
          judge.judge(window, new Reference("before", "all", "simulated", 0, reference)).columns().getFirst()
              .evidence());
      Bins bins = Bins.of(Objects.requireNonNull(reference.column("x0")), Objects.requireNonNull(window.column("x0")));
      double psi = 0;
      for (Bin bin : bins.bins()) {
        double p = mass(bin, before);
        double q = mass(bin, after);
        psi += (q - p) * Math.log(q / p);
      }
      counter.count("effect", evidence.effectLower() <= psi && psi <= evidence.effectUpper());
    });
  }

  private static double mass(Bin bin, NormalDistribution law) {
    double mass = 0;
    for (BinPart part : bin.parts()) {
      if (part instanceof BinPart.Range range) {
        mass += law.probability(range.above(), range.upTo());
      }
    }
    return mass;
  }

  private static double[] normal(double mean, int rows, RandomGenerator random) {
    return Arrays.stream(Law.NORMAL.draw(random, rows)).map(x -> x + mean).toArray();
  }
}
