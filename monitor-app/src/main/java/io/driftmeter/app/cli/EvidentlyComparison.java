package io.driftmeter.app.cli;

import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.evidently.EvidentlyVerdict;
import io.driftmeter.core.evidently.RawCategories;
import io.driftmeter.core.evidently.RawColumn;
import io.driftmeter.core.evidently.RawNumbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Evidently would say of two files.
 *
 * @param memory bytes that the values of both files took, about
 */
record EvidentlyComparison(long referenceRows, long rows, long memory, List<Line> columns) {
  /**
   * One column.
   *
   * @param verdict null if it was not judged
   * @param reason  why it was not; null if it was
   */
  record Line(Column column, int referenceRows, int rows, @Nullable EvidentlyVerdict verdict,
      @Nullable String reason) {}

  /** Reads all values of both files, of which the second is read as the first. */
  static EvidentlyComparison of(List<Path> reference, List<Path> current, ReadOptions options) {
    RawFile before = RawFile.read(reference, options);
    Map<String, ColumnType> types = new HashMap<>();
    before.columns().forEach((name, values) -> types.put(name, values.column().type()));
    types.putAll(options.types());
    RawFile after = RawFile.read(current, options.withTypes(types));
    List<Line> lines = new ArrayList<>();
    before.columns().values()
        .forEach(values -> lines.add(compare(values, after.columns().get(values.column().name()))));
    after.columns().values().stream().filter(values -> !before.columns().containsKey(values.column().name()))
        .forEach(values -> lines.add(new Line(values.column(), 0, values.size(), null, "not in the reference")));
    return new EvidentlyComparison(before.rows(), after.rows(), memory(before) + memory(after), lines);
  }

  private static long memory(RawFile file) {
    return file.columns().values().stream().mapToLong(RawFile.Values::memory).sum();
  }

  private static Line compare(RawFile.Values before, RawFile.@Nullable Values after) {
    if (after == null) {
      return new Line(before.column(), before.size(), 0, null, "not in the current file");
    }
    if (!RawFile.isRead(before.column())) {
      return new Line(before.column(), 0, 0, null,
          before.column().type().label() + " columns are not compared; numeric, categorical and boolean ones are");
    }
    if (before.size() == 0 || after.size() == 0) {
      return new Line(before.column(), before.size(), after.size(), null,
          "no value in the " + (before.size() == 0 ? "reference" : "current file"));
    }
    RawColumn column = before.column().type() == ColumnType.NUMERIC
        ? new RawNumbers(before.numbers(), after.numbers(), before.isWhole() && after.isWhole())
        : new RawCategories(before.categories(), after.categories());
    return new Line(before.column(), before.size(), after.size(), EvidentlyVerdict.of(column), null);
  }

  List<EvidentlyVerdict> verdicts() {
    return columns.stream().map(Line::verdict).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  int columnsDrifted() {
    return (int) verdicts().stream().filter(EvidentlyVerdict::drifted).count();
  }

  boolean isDrift() {
    return EvidentlyVerdict.isDatasetDrift(verdicts());
  }
}
