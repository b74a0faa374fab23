package io.driftmeter.app.merge;

import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The references of the models, kept as the records they came in and put together when first asked for. */
final class References {
  private final KeyValueStore<Bytes, byte[]> store;
  private final AvroSerde<io.driftmeter.schemas.avro.Reference> serde;
  /** By model; the newest first, whole ones only. */
  private final Map<String, List<Reference>> cache = new HashMap<>();

  References(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.serde = AvroSerde.of(io.driftmeter.schemas.avro.Reference.class, null);
  }

  /** Takes in a chunk, whether new or known. */
  void accept(io.driftmeter.schemas.avro.Reference chunk) {
    byte[] key = Binary.write(out -> {
      out.writeUTF(chunk.getModel());
      out.writeUTF(chunk.getName());
      out.writeUTF(chunk.getSegment());
      out.writeShort(chunk.getChunk());
    });
    store.put(Bytes.wrap(key), serde.serialize("", chunk));
    // Chunks come in order; until the last one is here the reference before it stays in force.
    if (chunk.getChunk() == chunk.getChunks() - 1) {
      cache.remove(chunk.getModel());
    }
  }

  /**
   * The reference that windows of the model and segment are compared with: the one of that name, or the newest.
   *
   * @param name null for the newest
   */
  @Nullable
  Reference find(String model, String segment, @Nullable String name, ProfileSettings settings) {
    List<Reference> known = cache.computeIfAbsent(model, any -> load(model, settings));
    return known.stream()
        .filter(reference -> reference.segment().equals(segment) && (name == null || reference.name().equals(name)))
        .findFirst().orElse(null);
  }

  private List<Reference> load(String model, ProfileSettings settings) {
    Map<String, TreeMap<Integer, io.driftmeter.schemas.avro.Reference>> chunks = new HashMap<>();
    byte[] prefix = Binary.write(out -> out.writeUTF(model));
    try (BytesSerializer bytes = new BytesSerializer();
        KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(Bytes.wrap(prefix), bytes)) {
      while (entries.hasNext()) {
        io.driftmeter.schemas.avro.Reference chunk = serde.deserialize("", entries.next().value);
        if (chunk != null) {
          chunks.computeIfAbsent(chunk.getName() + "\u0000" + chunk.getSegment(), any -> new TreeMap<>())
              .put(chunk.getChunk(), chunk);
        }
      }
    }
    List<Reference> result = new ArrayList<>();
    for (TreeMap<Integer, io.driftmeter.schemas.avro.Reference> each : chunks.values()) {
      io.driftmeter.schemas.avro.Reference first = each.firstEntry().getValue();
      List<byte[]> profile = each.values().stream()
          .filter(chunk -> chunk.getCreatedAt().equals(first.getCreatedAt()) && chunk.getChunk() < first.getChunks())
          .map(chunk -> bytes(chunk.getProfile())).toList();
      // While a reference is being replaced its chunks are of two minds; it is used once the last has come.
      if (profile.size() == first.getChunks()) {
        result.add(new Reference(first.getName(), first.getSegment(), first.getOrigin(),
            first.getCreatedAt().toEpochMilli(), WindowProfile.fromChunks(settings, profile)));
      }
    }
    result.sort((a, b) -> Long.compare(b.createdAt(), a.createdAt()));
    return result;
  }

  private static byte[] bytes(java.nio.ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
