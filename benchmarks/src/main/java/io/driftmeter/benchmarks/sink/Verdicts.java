package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.report.ReportBuilder;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.WindowVerdict;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What the monitor says of many windows: a few are profiled and judged, then said again of every window. Four of five
 * columns are normally distributed, one is of texts; in one window of ten a column drifted.
 */
final class Verdicts {
  /** First instant of the first window of each model, milliseconds since 1970. */
  static final long FIRST = 1_767_225_600_000L;
  /** Length of each window, milliseconds. */
  static final long WINDOW = 60_000;

  private static final int JUDGED = 10;
  private static final int[] CATEGORIES = {3, 12, 40, 200};
  private static final long SEED = 20_250_101;

  private final int models;
  private final List<List<WindowReport>> reports = new ArrayList<>();
  private final List<List<ProfileChunk>> profiles = new ArrayList<>();

  /**
   * Profiles and judges.
   *
   * @param models to which windows belong by turns
   * @param rows   in each window
   */
  Verdicts(int models, int columns, int rows) {
    this.models = models;
    Random random = new Random(SEED);
    Columns all = Columns.of(IntStream.range(0, columns)
        .mapToObj(i -> isText(i)
            ? Column.categorical(String.format(Locale.ROOT, "attribute_%03d", i))
            : Column.numeric(String.format(Locale.ROOT, "feature_%03d", i)))
        .toList());
    Reference reference = new Reference("learned", WindowId.ALL, "benchmark", FIRST, profile(all, 3 * rows, 0, random));
    Judge judge = new Judge(JudgeSettings.DEFAULT);
    for (int i = 0; i < JUDGED; i++) {
      WindowProfile profile = profile(all, rows, i == 0 ? 1 : 0, random);
      WindowVerdict verdict = judge.judge(profile, reference);
      Explanations explanations = Explanations.of(profile, reference, verdict);
      reports.add(ReportBuilder.reports(id(i), 0, true, profile, explanations.explain(verdict), explanations,
          reference));
      profiles.add(ReportBuilder.profiles(id(i), 0, profile));
    }
  }

  private static boolean isText(int column) {
    return column % 5 == 4;
  }

  private static WindowProfile profile(Columns columns, int rows, double shiftOfFirst, Random random) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(columns);
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int slot = 0; slot < columns.size(); slot++) {
        if (isText(slot)) {
          row.setText(slot, "value " + random.nextInt(CATEGORIES[slot / 5 % CATEGORIES.length]));
        } else {
          row.setNumber(slot, random.nextGaussian() + (slot == 0 ? shiftOfFirst : 0));
        }
      }
      profile.update(row, FIRST + i % WINDOW, false);
    }
    return profile;
  }

  /** The window of that number: windows of all models that begin together follow each other. */
  WindowId id(int window) {
    long start = FIRST + window / models * WINDOW;
    return new WindowId(String.format(Locale.ROOT, "model_%03d", window % models), "3", WindowId.ALL, start,
        start + WINDOW);
  }

  /** What is said of the window of that number. */
  List<WindowReport> reports(int window) {
    WindowId id = id(window);
    return reports.get(window % JUDGED).stream().map(said -> {
      WindowReport report = copy(said, new WindowReport());
      report.setModel(id.model());
      report.setWindowStart(Instant.ofEpochMilli(id.start()));
      report.setWindowEnd(Instant.ofEpochMilli(id.end()));
      return report;
    }).toList();
  }

  /** Its profile. */
  List<ProfileChunk> profiles(int window) {
    WindowId id = id(window);
    return profiles.get(window % JUDGED).stream().map(said -> {
      ProfileChunk chunk = copy(said, new ProfileChunk());
      chunk.setModel(id.model());
      chunk.setWindowStart(Instant.ofEpochMilli(id.start()));
      chunk.setWindowEnd(Instant.ofEpochMilli(id.end()));
      return chunk;
    }).toList();
  }

  /** Bytes of the binary form of a column's profile, on average. */
  double profileBytes() {
    return profiles.stream().flatMap(List::stream)
        .flatMap(chunk -> ProfileCodec.splitChunk(chunk.getProfile().array()).stream())
        .mapToInt(column -> column.length).average().orElseThrow();
  }

  /** Shares what is in the fields, which Avro's own copies would not. */
  private static <T extends SpecificRecordBase> T copy(T from, T to) {
    for (int field = 0; field < from.getSchema().getFields().size(); field++) {
      to.put(field, from.get(field));
    }
    return to;
  }
}
