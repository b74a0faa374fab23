package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Stretch.Truth;
import io.driftmeter.core.column.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A change that takes a while to see, in real rows: people of the census of 1994 in a random order, and from some window
 * on a share of them drawn from those over fifty alone. Thirty times over, so that delays are means.
 */
final class InjectedDrift {
  private static final int RUNS = 30;
  private static final int CLEAN = 8;
  private static final int CHANGED = 12;
  private static final int WINDOW = 100;
  private static final int REFERENCE = 5_000;
  private static final int OVER = 50;
  private static final Set<String> NUMBERS = Set.of("age", "education-num", "capital-gain", "capital-loss",
      "hours-per-week");

  private InjectedDrift() {}

  /** @param share of the rows after the change that come from those over fifty alone */
  static RealSet of(double share) throws IOException {
    Random random = new Random(1994);
    DataTable adult = DataTable.csv(DataFiles.gzip("adult/adult.csv.gz"));
    List<String[]> people = new ArrayList<>(adult.rows());
    Collections.shuffle(people, random);
    List<String[]> others = people.subList(REFERENCE, people.size());
    int age = adult.names().indexOf("age");
    List<String[]> older = others.stream().filter(row -> Integer.parseInt(row[age]) > OVER).toList();
    List<String[]> rows = new ArrayList<>(people.subList(0, REFERENCE));
    List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(0, REFERENCE, Truth.REFERENCE)));
    for (int run = 0; run < RUNS; run++) {
      for (int window = 0; window < CLEAN + CHANGED; window++) {
        boolean changed = window >= CLEAN;
        stretches.add(new Stretch(rows.size(), rows.size() + WINDOW, changed ? Truth.CHANGED : Truth.CLEAN));
        for (int i = 0; i < WINDOW; i++) {
          List<String[]> from = changed && random.nextDouble() < share ? older : others;
          rows.add(from.get(random.nextInt(from.size())));
        }
      }
    }
    List<Column> features = adult.names().stream().filter(name -> !name.equals("fnlwgt") && !name.equals("class"))
        .map(name -> NUMBERS.contains(name) ? Column.numeric(name) : Column.categorical(name)).toList();
    return new RealSet(String.format(Locale.ROOT, "adult-%.0f", 100 * share), new DataTable(adult.names(), rows),
        features, stretches);
  }
}
