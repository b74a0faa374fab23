package io.driftmeter.core.alarm;

import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one window says of one column.
 *
 * @param ratio  the statistic over what independent rows would give
 * @param pValue of that ratio, with the dispersion known so far
 * @param effect debiased, 0 or more
 */
public record ColumnEvidence(String column, double ratio, double pValue, double effect) {
  /** Of the columns that were judged. */
  public static List<ColumnEvidence> of(List<ColumnVerdict> columns) {
    return columns.stream().flatMap(column -> {
      Evidence evidence = column.evidence();
      return evidence == null
          ? Stream.empty()
          : Stream.of(
              new ColumnEvidence(column.column().name(), evidence.ratio(), evidence.pValue(), evidence.effect()));
    }).toList();
  }
}
