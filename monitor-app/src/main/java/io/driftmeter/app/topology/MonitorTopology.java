package io.driftmeter.app.topology;

import static java.util.stream.Collectors.toMap;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.decode.SchemaSource;
import io.driftmeter.app.merge.MergeProcessor;
import io.driftmeter.app.merge.MergeStores;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.profile.CommittedOffsets;
import io.driftmeter.app.profile.ProfileProcessor;
import io.driftmeter.app.profile.ProfileStores;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.record.ReferenceKey;
import io.driftmeter.app.record.WriterSchemas;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/** The two stages and the topics between them: one sub-topology for each prediction topic, and one that merges. */
public final class MonitorTopology implements Supplier<Topology> {
  /** Stages tell time from the events themselves; a record without a timestamp must not stop the stream. */
  private static final TimestampExtractor RECORD_TIME = (record, partitionTime) -> Math.max(0, record.timestamp());

  private final MonitorConfig config;
  private final SchemaSource schemas;
  private final CommittedOffsets committed;
  private final @Nullable WriterSchemas writerSchemas;
  private final MonitorMetrics metrics;

  /** The topology of the configured models; without writer schemas its own records go in single-object encoding. */
  public MonitorTopology(MonitorConfig config, SchemaSource schemas, CommittedOffsets committed,
      @Nullable WriterSchemas writerSchemas, MonitorMetrics metrics) {
    this.config = config;
    this.schemas = schemas;
    this.committed = committed;
    this.writerSchemas = writerSchemas;
    this.metrics = metrics;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    // A topic is one model, or one group of models told apart by a field: its partitions are profiled where they lie.
    config.models().forEach(model -> profile(topology, model));
    // Partials of a model meet in one place, beside the references of that model.
    merge(topology);
    return topology;
  }

  private void profile(Topology topology, ModelConfig model) {
    String topic = model.topic();
    TopicsConfig topics = config.topics();
    String events = "events-" + topic;
    String profile = "profile-" + topic;
    ProfileProcessor.Wiring wiring = new ProfileProcessor.Wiring("windows-" + topic, "source-" + topic,
        "partials-" + topic, "dead-letters-" + topic);
    ProfileStores stores = new ProfileStores(model);

    topology.addSource(AutoOffsetReset.earliest(), events, RECORD_TIME, new ByteArrayDeserializer(),
        new ByteArrayDeserializer(), topic);
    topology.addProcessor(profile, () -> new ProfileProcessor(model, schemas, committed, wiring, metrics), events);
    topology.addStateStore(stores.windows(wiring.windowStore()), profile);
    topology.addStateStore(stores.source(wiring.sourceStore()), profile);
    topology.addSink(wiring.partials(), topics.partials(), new StringSerializer(), AvroSerde.of(Partial.class, null),
        profile);
    topology.addSink(wiring.deadLetters(), topics.deadLetters(), new ByteArraySerializer(), new ByteArraySerializer(),
        profile);
  }

  private void merge(Topology topology) {
    TopicsConfig topics = config.topics();
    Map<String, ModelConfig> byTopic = config.models().stream()
        .collect(toMap(ModelConfig::topic, Function.identity()));
    MergeProcessor.Wiring wiring = new MergeProcessor.Wiring("parts", "statuses", "models", "series", "references",
        "reports", "profiles", "learned-references", "alerts");
    MergeStores stores = new MergeStores();

    topology.addSource(AutoOffsetReset.earliest(), "partials", RECORD_TIME, new StringDeserializer(),
        AvroSerde.of(Partial.class, null), topics.partials());
    topology.addSource(AutoOffsetReset.earliest(), "built-references", RECORD_TIME, new StringDeserializer(),
        AvroSerde.of(Reference.class, writerSchemas), topics.references());
    topology.addProcessor("merge", () -> new MergeProcessor(byTopic, wiring, metrics), "partials", "built-references");
    topology.addStateStore(stores.parts(wiring.partStore()), "merge");
    topology.addStateStore(stores.statuses(wiring.statusStore()), "merge");
    topology.addStateStore(stores.models(wiring.modelStore()), "merge");
    topology.addStateStore(stores.series(wiring.seriesStore()), "merge");
    topology.addStateStore(stores.references(wiring.referenceStore()), "merge");
    topology.addSink(wiring.reports(), topics.reports(), new StringSerializer(),
        AvroSerde.of(WindowReport.class, writerSchemas), "merge");
    topology.addSink(wiring.profiles(), topics.profiles(), new StringSerializer(),
        AvroSerde.of(ProfileChunk.class, writerSchemas), "merge");
    topology.addSink(wiring.alerts(), topics.alerts(), new StringSerializer(),
        AvroSerde.of(Alert.class, writerSchemas), "merge");
    // Beside the partials of its model, whatever the rest of the key says.
    topology.addSink(wiring.references(), topics.references(), new StringSerializer(),
        AvroSerde.of(Reference.class, writerSchemas),
        (String topic, String key, Reference reference, int partitions) -> Optional
            .of(Set.of(ReferenceKey.partition(reference.getModel(), partitions))),
        "merge");
  }
}
