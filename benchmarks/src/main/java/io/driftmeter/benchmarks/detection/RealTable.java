package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Stretch.Truth;
import io.driftmeter.core.alarm.AlarmSettings;
import io.driftmeter.core.alarm.Alarms;
import io.driftmeter.core.alarm.ColumnEvidence;
import io.driftmeter.core.alarm.Episode;
import io.driftmeter.core.alarm.SeriesState;
import io.driftmeter.core.alarm.Surroundings;
import io.driftmeter.core.calibration.CleanWindows;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor says of every window of real logs on its own path from rows to verdicts: at its default settings,
 * without a gate on the effect, and in episodes of alarms under a budget. Also writes down the rows themselves and, in the lines named {@value #ANY}, which of them
 * make which window, so that the peers see the same.
 */
public final class RealTable {
  /** Stands for the window as a whole, whose verdict is that any column drifted. */
  static final String ANY = "any";

  /** One false alarm in a hundred windows, and no gate on the effect; what windows teach is known from the start. */
  private static final Alarms ALARMS = new Alarms(new AlarmSettings(100, 0, 1, 20));

  private final RealSet set;
  private final CsvFile out;

  private RealTable(RealSet set, CsvFile out) {
    this.set = set;
    this.out = out;
  }

  /** Writes {@code real.csv}, a line for each window and column, and {@code rows-<set>.csv}. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    try (CsvFile out = new CsvFile(given.output().resolve("real.csv"), "set", "first_row", "end_row", "truth", "column",
        "drifted", "significant", "alerted", "effect", "p")) {
      for (RealSet set : RealSet.all(given.quick())) {
        set.table().write(given.output().resolve("rows-" + set.name() + ".csv"),
            set.features().stream().map(Column::name).toList());
        new RealTable(set, out).write();
      }
    }
  }

  private void write() {
    Reference reference = new Reference("real", "all", "benchmark", 0, profile(set.reference()));
    Map<String, Dispersion> learned = CleanWindows.leaveOneOut(
        set.windows(Truth.LEARNED).stream().map(this::profile).toList(), ProfileSettings.DEFAULT,
        JudgeSettings.DEFAULT.level(), JudgeSettings.DEFAULT.minRows());
    JudgeSettings defaults = JudgeSettings.DEFAULT;
    Judge judge = new Judge(defaults);
    Judge ungated = new Judge(new JudgeSettings(defaults.level(), 0, defaults.minRows()));
    SeriesState begin = SeriesState.of(0, SeriesState.NO_WINDOW, learned);
    SeriesState series = begin;
    Truth before = Truth.REFERENCE;
    for (Stretch stretch : set.stretches()) {
      switch (stretch.truth()) {
        case REFERENCE, LEARNED, UNKNOWN -> row(stretch, ANY, null, null, null, null);
        case CLEAN, CHANGED -> {
          WindowProfile window = profile(stretch);
          Function<String, Dispersion> known = column -> learned.getOrDefault(column, Dispersion.NONE);
          WindowVerdict verdict = judge.judge(window, reference, known);
          series = stretch.truth() == Truth.CLEAN && before == Truth.CHANGED ? begin : series;
          Alarms.Step step = ALARMS.next(series, stretch.first(), stretch.last(),
              ColumnEvidence.of(verdict.columns()), new Surroundings(set.features().size(), null));
          series = step.state();
          Episode episode = step.episode();
          write(stretch, verdict, ungated.judge(window, reference, known),
              episode != null && episode.phase() == Episode.Phase.OPENED ? 1 : 0);
        }
      }
      before = stretch.truth();
    }
  }

  private void write(Stretch window, WindowVerdict verdict, WindowVerdict ungated, int alerted) {
    row(window, ANY, flag(verdict.verdict()), flag(ungated.verdict()), alerted, null);
    for (int i = 0; i < verdict.columns().size(); i++) {
      ColumnVerdict column = verdict.columns().get(i);
      row(window, column.column().name(), flag(column.verdict()), flag(ungated.columns().get(i).verdict()), null,
          column.evidence());
    }
  }

  private void row(Stretch window, String column, @Nullable Integer drifted, @Nullable Integer significant,
      @Nullable Integer alerted, @Nullable Evidence evidence) {
    out.row(set.name(), window.first(), window.last(), window.truth().label(), column, drifted, significant, alerted,
        evidence == null ? null : evidence.effect(), evidence == null ? null : evidence.pValue());
  }

  private static int flag(Verdict verdict) {
    return verdict == Verdict.DRIFTED ? 1 : 0;
  }

  private WindowProfile profile(Stretch stretch) {
    return set.table().profile(set.features(), stretch.first(), stretch.last());
  }
}
