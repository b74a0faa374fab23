package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.JointRows.Law;
import io.driftmeter.core.multivariate.JointReference;
import io.driftmeter.core.multivariate.JointScore;
import io.driftmeter.core.multivariate.JointSettings;
import io.driftmeter.core.multivariate.MeanDiscrepancy;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.Verdict;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;

/**
 * How often columns taken together have a p-value of at most 0.05: on clean windows, whatever law the rows follow, and
 * where two columns become correlated while none changes by itself. Beside them, whether any single column is significant.
 */
public final class JointTable {
  private static final double LEVEL = 0.05;
  private static final JointSettings TOGETHER = new JointSettings(LEVEL, 30);
  /** Without a gate, so that significance is compared with significance. */
  private static final Judge SINGLE = new Judge(new JudgeSettings(LEVEL, 0, 30));
  /** What a much longer reference owes to chance is little beside a window's, so several windows may share it. */
  private static final int WINDOWS_PER_REFERENCE = 20;

  private final CsvFile file;

  private JointTable(CsvFile file) {
    this.file = file;
  }

  /** Writes {@code joint.csv}: windows, and for each test how many of them it found. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    try (CsvFile file = new CsvFile(given.output().resolve("joint.csv"), "kind", "law", "columns", "n", "m", "rho",
        "windows", "single", "correlation", "reconstruction", "mmd")) {
      JointTable table = new JointTable(file);
      for (int m : new int[]{300, 1_000, 10_000}) {
        for (int tenths = 0; tenths <= 8; tenths++) {
          table.write("correlated", new JointRows(Law.NORMAL, 5, 0), 10_000, m, tenths / 10.0,
              given.quick() ? 20 : 200);
        }
      }
      for (Law law : Law.values()) {
        for (int columns : new int[]{5, 20}) {
          for (int[] rows : new int[][]{{1_000, 300}, {10_000, 300}, {10_000, 1_000}}) {
            table.write("clean", new JointRows(law, columns, 0.3), rows[0], rows[1], 0, given.quick() ? 40 : 1_000);
          }
        }
      }
    }
  }

  private void write(String kind, JointRows rows, int n, int m, double rho, int windows) {
    Random random = new Random(Math.round(10 * rho));
    int[] found = new int[4];
    JointSide reference = JointSide.reference(rows.draw(random, n, 0));
    JointReference together = new JointReference(reference.covariances(), TOGETHER);
    for (int i = 0; i < windows; i++) {
      if (i > 0 && (n < 10 * m || i % WINDOWS_PER_REFERENCE == 0)) {
        reference = JointSide.reference(rows.draw(random, n, 0));
        together = new JointReference(reference.covariances(), TOGETHER);
      }
      JointSide window = reference.window(rows.draw(random, m, rho));
      Reference single = new Reference("simulated", "all", "simulated", 0, reference.profile());
      found[0] += SINGLE.judge(window.profile(), single).verdict() == Verdict.DRIFTED ? 1 : 0;
      for (JointScore score : together.judge(window.covariances()).scores()) {
        found[score.test().equals(JointReference.CORRELATION) ? 1 : 2] += score.pValue() <= LEVEL ? 1 : 0;
      }
      found[3] += MeanDiscrepancy.of(reference.embedding(), window.embedding()).pValue() <= LEVEL ? 1 : 0;
    }
    file.row(kind, rows.law().name().toLowerCase(Locale.ROOT), rows.columns(), n, m, rho, windows, found[0], found[1],
        found[2], found[3]);
  }
}
