package io.driftmeter.app.record;

import io.driftmeter.schemas.avro.Reference;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Keys and partitions of the compacted references topic. */
public final class ReferenceKey {
  private ReferenceKey() {}

  /** Model, name, segment and chunk: what a newer record replaces. */
  public static String of(Reference chunk) {
    return String.join("|", chunk.getModel(), chunk.getName(), chunk.getSegment(),
        Integer.toString(chunk.getChunk()));
  }

  /** Where Kafka's own partitioner puts a record whose key is the model: references lie beside partials. */
  public static int partition(String model, int partitions) {
    return Utils.toPositive(Utils.murmur2(model.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
