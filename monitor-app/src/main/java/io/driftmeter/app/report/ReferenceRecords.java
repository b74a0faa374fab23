package io.driftmeter.app.report;

import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;

/**
 * References as records of their topic, chunk by chunk, and back. Of several references of the same name and segment the
 * newest complete one counts. Not thread-safe.
 */
public final class ReferenceRecords {
  /** A reference and the model it belongs to. */
  public record Stored(String model, Reference reference) {}

  private record Key(String model, String name, String segment) {}

  private final Map<Key, Map<Long, Map<Integer, io.driftmeter.schemas.avro.Reference>>> chunks = new LinkedHashMap<>();

  /** The records of a reference, one per chunk of its profile. */
  public static List<io.driftmeter.schemas.avro.Reference> of(String model, Reference reference) {
    WindowProfile profile = reference.profile();
    return IntStream.range(0, profile.chunks())
        .mapToObj(chunk -> new io.driftmeter.schemas.avro.Reference(model, reference.name(), reference.segment(),
            reference.origin(), Instant.ofEpochMilli(reference.createdAt()), profile.rows(), chunk, profile.chunks(),
            ByteBuffer.wrap(profile.chunkToBytes(chunk))))
        .toList();
  }

  /** Adds a record as Avro reads it, by whichever class. */
  public void add(IndexedRecord found) {
    io.driftmeter.schemas.avro.Reference chunk = new io.driftmeter.schemas.avro.Reference();
    for (var field : chunk.getSchema().getFields()) {
      var source = found.getSchema().getField(field.name());
      if (source == null) {
        throw new IllegalArgumentException("a record without the field '%s'".formatted(field.name()));
      }
      Object value = found.get(source.pos());
      chunk.put(field.pos(), switch (value) {
        case CharSequence text -> text.toString();
        case Long millis when "created_at".equals(field.name()) -> Instant.ofEpochMilli(millis);
        default -> value;
      });
    }
    chunks.computeIfAbsent(new Key(chunk.getModel(), chunk.getName(), chunk.getSegment()), _ -> new LinkedHashMap<>())
        .computeIfAbsent(chunk.getCreatedAt().toEpochMilli(), _ -> new LinkedHashMap<>()).put(chunk.getChunk(), chunk);
  }

  /** The references that are complete. */
  public List<Stored> references() {
    List<Stored> result = new ArrayList<>();
    chunks.forEach((key, versions) -> versions.entrySet().stream()
        .filter(version -> version.getValue().size() == version.getValue().values().iterator().next().getChunks())
        .max(Map.Entry.comparingByKey())
        .ifPresent(
            version -> result.add(new Stored(key.model(), reference(List.copyOf(version.getValue().values()))))));
    return result;
  }

  private static Reference reference(List<io.driftmeter.schemas.avro.Reference> chunks) {
    io.driftmeter.schemas.avro.Reference first = chunks.getFirst();
    WindowProfile profile = WindowProfile.fromChunks(ProfileSettings.DEFAULT,
        chunks.stream().map(chunk -> bytes(chunk.getProfile())).toList());
    return new Reference(first.getName(), first.getSegment(), first.getOrigin(), first.getCreatedAt().toEpochMilli(),
        profile);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
