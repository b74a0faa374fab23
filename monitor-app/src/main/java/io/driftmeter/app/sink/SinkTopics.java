package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the sink reads, and how the values are read.
 *
 * <p>A deserializer that throws {@link org.apache.kafka.common.errors.SerializationException} says that the record can
 * never be read: it is logged, counted and left out. Any other exception is waited out.
 */
public record SinkTopics(Source<WindowReport> reports, Source<ProfileChunk> profiles, Source<Reference> references,
    Source<Alert> alerts) {

  /** A topic and the deserializer of its values. */
  public record Source<T>(String topic, Deserializer<T> values) {}

  List<String> names() {
    return List.of(reports.topic(), profiles.topic(), references.topic(), alerts.topic());
  }
}
