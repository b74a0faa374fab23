package io.driftmeter.app.config;

import java.util.List;

/**
 * The monitor's own topics.
 *
 * @param prefix      begins each name; also the Kafka Streams application id
 * @param partitions  of the partials and references topics: how far the merge by model can be spread
 * @param replication factor of topics that the monitor creates; -1 takes the broker's default
 */
public record TopicsConfig(String prefix, int partitions, short replication) {
  public static final TopicsConfig DEFAULT = new TopicsConfig("driftmeter", 6, (short) -1);

  /** Profiles of single input partitions, keyed by model. */
  public String partials() {
    return prefix + ".partials";
  }

  /** References, keyed by model, name, segment and chunk; partitioned by model; compacted. */
  public String references() {
    return prefix + ".references";
  }

  /** Verdicts, keyed by model. */
  public String reports() {
    return prefix + ".reports";
  }

  /** Merged profiles of judged windows, keyed by model. */
  public String profiles() {
    return prefix + ".profiles";
  }

  /** Episodes of drift, keyed by their id; compacted. */
  public String alerts() {
    return prefix + ".alerts";
  }

  /** Records that could not be read, as they came. */
  public String deadLetters() {
    return prefix + ".dead-letters";
  }

  /** Every topic that the monitor writes itself. */
  public List<String> all() {
    return List.of(partials(), references(), reports(), profiles(), alerts(), deadLetters());
  }
}
