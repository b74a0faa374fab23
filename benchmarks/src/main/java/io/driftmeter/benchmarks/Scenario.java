package io.driftmeter.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What is varied from one table to the next. */
record Scenario(EventShape shape, int partitions, int segmentColumns) {
  /** The first of each list together; then the others, each by itself in place of the first. */
  static List<Scenario> of(List<Integer> columns, List<Integer> partitions, List<Integer> segmentColumns) {
    Scenario base = new Scenario(new EventShape(columns.getFirst()), partitions.getFirst(), segmentColumns.getFirst());
    List<Scenario> all = new ArrayList<>();
    all.add(base);
    rest(columns).forEach(n -> all.add(new Scenario(new EventShape(n), base.partitions, base.segmentColumns)));
    rest(partitions).forEach(n -> all.add(new Scenario(base.shape, n, base.segmentColumns)));
    rest(segmentColumns).forEach(n -> all.add(new Scenario(base.shape, base.partitions, n)));
    return all;
  }

  private static List<Integer> rest(List<Integer> values) {
    return values.subList(1, values.size());
  }

  /** Such as "20 columns, 1 partition, 3 segment columns". */
  String title() {
    return count(shape.columns(), "column") + ", " + count(partitions, "partition")
        + (segmentColumns == 0 ? "" : ", " + count(segmentColumns, "segment column"));
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
