package io.driftmeter.app.merge;

import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The references of the models, kept as the records they came in and put together when first asked for. */
final class References {
  private record Id(String name, String segment) {
    static Id of(io.driftmeter.schemas.avro.Reference chunk) {
      return new Id(chunk.getName(), chunk.getSegment());
    }
  }

  private final KeyValueStore<Bytes, byte[]> store;
  private final AvroSerde<io.driftmeter.schemas.avro.Reference> serde;
  /** By model; whole ones only. */
  private final Map<String, Map<Id, Reference>> cache = new HashMap<>();
  /** By model in the cache: of which references other chunks have come. */
  private final Map<String, Set<Id>> stale = new HashMap<>();

  References(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.serde = AvroSerde.of(io.driftmeter.schemas.avro.Reference.class, null);
  }

  /** Takes in a chunk, whether new or known. */
  void accept(io.driftmeter.schemas.avro.Reference chunk) {
    Bytes key = Bytes.wrap(Binary.write(out -> {
      out.writeUTF(chunk.getModel());
      out.writeUTF(chunk.getName());
      out.writeUTF(chunk.getSegment());
      out.writeShort(chunk.getChunk());
    }));
    byte[] value = serde.serialize("", chunk);
    if (Arrays.equals(value, store.get(key))) {
      // What was learned here comes back by the topic.
      return;
    }
    store.put(key, value);
    // Chunks come in order; until the last one is here the reference before it stays in force.
    if (chunk.getChunk() == chunk.getChunks() - 1 && cache.containsKey(chunk.getModel())) {
      stale.computeIfAbsent(chunk.getModel(), any -> new HashSet<>()).add(Id.of(chunk));
    }
  }

  /**
   * The reference that windows of the model and segment are compared with: the one of that name, or the newest.
   *
   * @param name null for the newest
   */
  @Nullable
  Reference find(String model, String segment, @Nullable String name, ProfileSettings settings) {
    Map<Id, Reference> known = cache.computeIfAbsent(model,
        any -> load(Binary.write(out -> out.writeUTF(model)), settings));
    Set<Id> other = stale.remove(model);
    if (other != null) {
      // One by one: a model of many segments learns as many references, one after the other.
      other.forEach(id -> known.putAll(load(Binary.write(out -> {
        out.writeUTF(model);
        out.writeUTF(id.name);
        out.writeUTF(id.segment);
      }), settings)));
    }
    return known.values().stream()
        .filter(reference -> reference.segment().equals(segment) && (name == null || reference.name().equals(name)))
        .max(Comparator.comparingLong(Reference::createdAt)).orElse(null);
  }

  private Map<Id, Reference> load(byte[] prefix, ProfileSettings settings) {
    Map<Id, TreeMap<Integer, io.driftmeter.schemas.avro.Reference>> chunks = new HashMap<>();
    try (BytesSerializer bytes = new BytesSerializer();
        KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(Bytes.wrap(prefix), bytes)) {
      while (entries.hasNext()) {
        io.driftmeter.schemas.avro.Reference chunk = serde.deserialize("", entries.next().value);
        if (chunk != null) {
          chunks.computeIfAbsent(Id.of(chunk), any -> new TreeMap<>()).put(chunk.getChunk(), chunk);
        }
      }
    }
    Map<Id, Reference> result = new HashMap<>();
    chunks.forEach((id, each) -> {
      io.driftmeter.schemas.avro.Reference first = each.firstEntry().getValue();
      List<byte[]> profile = each.values().stream()
          .filter(chunk -> chunk.getCreatedAt().equals(first.getCreatedAt()) && chunk.getChunk() < first.getChunks())
          .map(chunk -> bytes(chunk.getProfile())).toList();
      // While a reference is being replaced its chunks are of two minds; it is used once the last has come.
      if (profile.size() == first.getChunks()) {
        result.put(id, new Reference(first.getName(), first.getSegment(), first.getOrigin(),
            first.getCreatedAt().toEpochMilli(), WindowProfile.fromChunks(settings, profile)));
      }
    });
    return result;
  }

  private static byte[] bytes(java.nio.ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
