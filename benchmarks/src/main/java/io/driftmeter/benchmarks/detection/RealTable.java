package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Stretch.Truth;
import io.driftmeter.core.calibration.CleanWindows;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor says of every window of real logs at its default settings, on its own path from rows to verdicts. The
 * rows named {@value #ANY} also tell the peers which rows make which window.
 */
public final class RealTable {
  /** Stands for the window as a whole, whose verdict is that any column drifted. */
  static final String ANY = "any";

  private final RealSet set;
  private final CsvFile out;

  private RealTable(RealSet set, CsvFile out) {
    this.set = set;
    this.out = out;
  }

  /** Writes {@code real.csv}: a row for each window and column. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    try (CsvFile out = new CsvFile(given.output().resolve("real.csv"), "set", "first_row", "end_row", "truth", "column",
        "drifted", "effect", "p")) {
      for (RealSet set : RealSet.all(given.quick())) {
        new RealTable(set, out).write();
      }
    }
  }

  private void write() {
    Reference reference = new Reference("real", "all", "benchmark", 0, profile(set.reference()));
    Map<String, Dispersion> learned = CleanWindows.leaveOneOut(
        set.windows(Truth.LEARNED).stream().map(this::profile).toList(), ProfileSettings.DEFAULT,
        JudgeSettings.DEFAULT.minRows());
    Judge judge = new Judge(JudgeSettings.DEFAULT);
    for (Stretch stretch : set.stretches()) {
      switch (stretch.truth()) {
        case REFERENCE, LEARNED ->
          out.row(set.name(), stretch.first(), stretch.last(), stretch.truth().label(), ANY, null, null, null);
        case CLEAN, CHANGED -> write(stretch,
            judge.judge(profile(stretch), reference, column -> learned.getOrDefault(column, Dispersion.NONE)));
      }
    }
  }

  private void write(Stretch window, WindowVerdict verdict) {
    write(window, ANY, verdict.verdict(), null);
    for (ColumnVerdict column : verdict.columns()) {
      write(window, column.column().name(), column.verdict(), column.evidence());
    }
  }

  private void write(Stretch window, String column, Verdict verdict, @Nullable Evidence evidence) {
    out.row(set.name(), window.first(), window.last(), window.truth().label(), column,
        verdict == Verdict.DRIFTED ? 1 : 0, evidence == null ? null : evidence.effect(),
        evidence == null ? null : evidence.pValue());
  }

  private WindowProfile profile(Stretch stretch) {
    return set.table().profile(set.features(), stretch.first(), stretch.last());
  }
}
