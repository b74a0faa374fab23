package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.concept.Adwin;
import io.driftmeter.core.concept.Ddm;
import io.driftmeter.core.concept.Detector;
import io.driftmeter.core.concept.HddmA;
import io.driftmeter.core.concept.Kswin;
import io.driftmeter.core.concept.PageHinkley;
import io.driftmeter.core.concept.Signal;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the detectors, at their defaults, signal drift on the errors of a simple classifier whose rule changes at known
 * rows. The classifier is either fixed after the first rows, as most deployed models are, or goes on learning.
 */
public final class ConceptTable {
  private static final int LEARNED = 5_000;
  private static final int SCALED_BY = 1_000;

  private ConceptTable() {}

  /** Writes {@code concept.csv}, a row for each signal of drift, and {@code errors.csv}, the errors they read. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    try (CsvFile drifts = new CsvFile(given.output().resolve("concept.csv"), "set", "model", "detector", "row");
        CsvFile errors = new CsvFile(given.output().resolve("errors.csv"), "set", "model", "first_row", "errors")) {
      for (RealSet set : given.quick() ? List.of(RealSet.sine1()) : List.of(RealSet.sine1(), RealSet.sea())) {
        for (boolean fixed : new boolean[]{true, false}) {
          String model = fixed ? "fixed" : "prequential";
          boolean[] wrong = errors(set, fixed);
          errors.row(set.name(), model, LEARNED, text(wrong));
          detectors().forEach((name, detector) -> {
            for (int row = LEARNED; row < wrong.length; row++) {
              if (detector.update(wrong[row] ? 1 : 0) == Signal.DRIFT) {
                drifts.row(set.name(), model, name, row);
              }
            }
          });
        }
      }
    }
  }

  private static Map<String, Detector> detectors() {
    Map<String, Detector> all = new LinkedHashMap<>();
    all.put("ADWIN", new Adwin());
    all.put("Page-Hinkley", new PageHinkley());
    all.put("DDM", new Ddm());
    all.put("HDDM_A", new HddmA());
    all.put("KSWIN", new Kswin());
    return all;
  }

  /** Whether each row was predicted wrongly before it was learned. */
  private static boolean[] errors(RealSet set, boolean fixed) {
    List<String> features = set.features().stream().map(Column::name).toList();
    int rows = set.table().rows().size();
    double[][] inputs = new double[rows][];
    for (int row = 0; row < rows; row++) {
      int at = row;
      inputs[row] = features.stream().mapToDouble(name -> set.table().number(at, name)).toArray();
    }
    LinearClassifier classifier = new LinearClassifier(Arrays.copyOf(inputs, SCALED_BY));
    boolean[] wrong = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      String text = set.table().text(row, "class");
      boolean label = text.equals("p") || text.equals("1.0");
      wrong[row] = classifier.predict(inputs[row]) != label;
      if (row < LEARNED || !fixed) {
        classifier.learn(inputs[row], label);
      }
    }
    return wrong;
  }

  private static String text(boolean[] wrong) {
    StringBuilder text = new StringBuilder();
    for (int row = LEARNED; row < wrong.length; row++) {
      text.append(wrong[row] ? '1' : '0');
    }
    return text.toString();
  }
}
