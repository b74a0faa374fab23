package io.driftmeter.benchmarks;

import io.driftmeter.benchmarks.ResultTable.Ratio;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;

/** Who takes part, and which of them are compared. */
final class Contenders {
  static final List<Ratio> RATIOS = List.of(new Ratio("monitor-eos", "counting"), new Ratio("monitor-alo", "counting"),
      new Ratio("monitor-eos", "profiles"), new Ratio("monitor-alo", "profiles"), new Ratio("monitor-eos", "dsl"),
      new Ratio("monitor-alo", "dsl"), new Ratio("json", "monitor-eos"), new Ratio("monitor-eos", "bytes"),
      new Ratio("monitor-alo", "bytes"), new Ratio("profiles", "bytes"));
  /** A plain consumer knows no segments. */
  private static final Set<String> WITH_SEGMENTS = Set.of("counting", "monitor-eos");
  /** The aggregate and JSON are there for the columns only, which keeps a run short. */
  private static final Set<String> WITH_PARTITIONS = Set.of("bytes", "profiles", "counting", "monitor-eos",
      "monitor-alo");

  private Contenders() {}

  /** @param dslEvents given to the DSL's aggregate, as it is slow */
  static List<Contender> of(EventTopic avro, EventTopic json, int segmentColumns, long dslEvents,
      StreamsContenders streams) {
    Map<String, Object> fetching = streams.fetching(avro);
    List<Contender> all = List.of(
        new Contender("bytes", avro.events(), () -> new ConsumerRun(avro, fetching, event -> {})),
        new Contender("profiles", avro.events(), () -> new ConsumerRun(avro, fetching, new Profiling(avro))),
        new Contender("counting", avro.events(), () -> streams.counting(avro, StreamsConfig.AT_LEAST_ONCE)),
        new Contender("monitor-eos", avro.events(),
            () -> streams.monitor(avro, segmentColumns, StreamsConfig.EXACTLY_ONCE_V2)),
        new Contender("monitor-alo", avro.events(),
            () -> streams.monitor(avro, segmentColumns, StreamsConfig.AT_LEAST_ONCE)),
        new Contender("json", json.events(),
            () -> streams.monitor(json, segmentColumns, StreamsConfig.EXACTLY_ONCE_V2)),
        new Contender("dsl", dslEvents, () -> streams.dsl(avro)));
    return all.stream().filter(each -> segmentColumns == 0 || WITH_SEGMENTS.contains(each.key()))
        .filter(each -> avro.partitions() == 1 || WITH_PARTITIONS.contains(each.key())).toList();
  }
}
