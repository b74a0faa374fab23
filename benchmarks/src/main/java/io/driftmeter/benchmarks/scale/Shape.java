package io.driftmeter.benchmarks.scale;

import java.util.Locale;

/**
 * What flows through the topic.
 *
 * @param models     that share it
 * @param regions    values of the column that slices the traffic; 0 slices nothing
 * @param columns    in an event
 * @param partitions of the topic; a model keeps to one of them, unless there is only one model
 */
record Shape(int models, int regions, int columns, int partitions) {
  String model(long event) {
    return String.format(Locale.ROOT, "model-%04d", event % models);
  }

  String region(long event) {
    return String.format(Locale.ROOT, "r%03d", event / Math.max(models, partitions) % Math.max(1, regions));
  }

  int partition(long event) {
    return (int) ((models == 1 ? event : event % models) % partitions);
  }

  /** Columns of numbers; the rest, the region among them, are texts. */
  int numbers() {
    return columns - Math.max(1, columns / 5);
  }

  /** Windows of one stretch of time that stage 1 keeps open. */
  int openWindows() {
    return models * (1 + regions) * (models == 1 ? partitions : 1);
  }

  /** Windows of one stretch of time that are judged. */
  int judgedWindows() {
    return models * (1 + regions);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d models × %d columns × %d segments", models, columns, regions);
  }
}
