package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** How often each measure's own test detects a difference where there is none, and what a score costs. */
public final class MeasureTable {
  private static final double LEVEL = 0.05;
  private static final int TIMED = 300;

  private final boolean quick;
  private final SplittableRandom random = new SplittableRandom(42);

  private MeasureTable(boolean quick) {
    this.quick = quick;
  }

  private record Setting(String law, int n, int m, int repetitions) {
    String label() {
      return "%s %d/%d".formatted(law, n, m);
    }
  }

  /** Writes {@code measures.csv}: a row for each measure, the shares detected in each setting, microseconds for a score. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    MeasureTable table = new MeasureTable(given.quick());
    List<Setting> settings = table.settings();
    List<Map<String, Double>> shares = settings.stream().map(table::detected).toList();
    Map<String, Double> cost = table.cost();
    List<String> columns = new ArrayList<>(List.of("measure"));
    columns.addAll(settings.stream().map(Setting::label).toList());
    columns.add("microseconds");
    try (CsvFile file = new CsvFile(given.output().resolve("measures.csv"), columns.toArray(String[]::new))) {
      for (Measure measure : Measures.ALL) {
        if (shares.getFirst().containsKey(measure.name())) {
          file.row(Stream.of(Stream.of(measure.name()), shares.stream().map(share -> share.get(measure.name())),
              Stream.of(cost.get(measure.name()))).flatMap(values -> values).toArray());
        }
      }
    }
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (String law : List.of("normal", "lognormal", "cauchy", "integer", "zeros")) {
      settings.add(new Setting(law, 1_000, 300, quick ? 50 : 1_000));
      settings.add(new Setting(law, 5_000, 100, quick ? 50 : 1_000));
    }
    settings.add(new Setting("normal", 200_000, 200_000, quick ? 5 : 200));
    return settings;
  }

  private Map<String, Double> detected(Setting setting) {
    Map<String, Double> shares = new HashMap<>();
    for (int i = 0; i < setting.repetitions(); i++) {
      for (Score score : Measures.score(
          Comparison.of(profile(setting.law(), setting.n()), profile(setting.law(), setting.m()), LEVEL),
          Measures.ALL)) {
        if (score.pValue() != null) {
          shares.merge(score.measure(), score.detected() ? 1.0 / setting.repetitions() : 0, Double::sum);
        }
      }
    }
    return shares;
  }

  /** The least time of many, in which nothing else interfered, for two sketches of 100,000 values. */
  private Map<String, Double> cost() {
    Comparison comparison = Comparison.of(profile("normal", 100_000), profile("normal", 100_000), LEVEL);
    Map<String, Double> cost = new HashMap<>();
    for (int i = 0; i < TIMED; i++) {
      for (Measure measure : Measures.ALL) {
        long begin = System.nanoTime();
        boolean defined = measure.score(comparison).isPresent();
        double micros = (System.nanoTime() - begin) / 1_000.0;
        if (defined) {
          cost.merge(measure.name(), micros, Math::min);
        }
      }
    }
    return cost;
  }

  private NumericProfile profile(String law, int size) {
    NumericProfile profile = new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (int i = 0; i < size; i++) {
      row.setNumber(0, draw(law));
      profile.update(row, 0);
    }
    return profile;
  }

  private double draw(String law) {
    double normal = random.nextGaussian();
    return switch (law) {
      case "normal" -> normal;
      case "lognormal" -> Math.exp(normal);
      case "cauchy" -> normal / random.nextGaussian();
      case "integer" -> Math.rint(3 * normal);
      case "zeros" -> random.nextDouble() < 0.7 ? 0 : Math.abs(normal);
      default -> throw new IllegalArgumentException("no distribution '" + law + "'");
    };
  }
}
