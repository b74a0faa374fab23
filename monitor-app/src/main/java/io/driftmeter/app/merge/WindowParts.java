package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The partials of each window as they came, and what was folded of them.
 *
 * <p>Storing a partial twice changes nothing. A fold is written under a number of its own before what it replaces is
 * deleted, and counts only if all its chunks are there: whatever prefix of these writes a crash leaves behind means the
 * same window.
 */
final class WindowParts {
  private static final byte FOLD = 0;
  private static final byte PART = 1;
  private static final byte VERSION = 1;

  private final KeyValueStore<Bytes, byte[]> store;

  WindowParts(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Keeps a chunk of what the source saw up to the offset. */
  void put(WindowId id, Source source, long offset, int chunk, int chunks, byte[] profile) {
    byte[] key = Binary.write(out -> {
      Binary.writeId(out, id);
      out.writeByte(PART);
      out.writeUTF(source.topic());
      out.writeInt(source.partition());
      out.writeLong(offset);
      out.writeShort(chunk);
    });
    byte[] value = ByteBuffer.allocate(1 + Integer.BYTES + profile.length).put(VERSION).putInt(chunks).put(profile)
        .array();
    store.put(Bytes.wrap(key), value);
  }

  /** The merged profile of the window: empty if nothing, or nothing in full, has come. */
  WindowProfile profile(WindowId id, ProfileSettings settings) {
    return read(id).merged(settings);
  }

  /** What each source saw of the window; empty once that has been folded into one. */
  Map<Source, WindowProfile> bySource(WindowId id, ProfileSettings settings) {
    return read(id).bySource(settings);
  }

  /**
   * Replaces the parts by their merged profile, if there are at least so many; one whose chunks have not all come yet is
   * left to come.
   *
   * @param merged the window's {@link #profile}, nothing having come since
   */
  void fold(WindowId id, WindowProfile merged, int least) {
    Content content = read(id);
    if (content.parts.isEmpty() || content.parts.size() < least) {
      return;
    }
    int number = content.latestFold() + 1;
    Map<Source, Long> covered = content.covered();
    int chunks = merged.chunks();
    for (int chunk = 0; chunk < chunks; chunk++) {
      int index = chunk;
      byte[] key = Binary.write(out -> {
        Binary.writeId(out, id);
        out.writeByte(FOLD);
        out.writeInt(number);
        out.writeShort(index);
      });
      byte[] value = Binary.write(out -> {
        out.writeByte(VERSION);
        out.writeInt(chunks);
        out.writeInt(covered.size());
        for (Map.Entry<Source, Long> source : covered.entrySet()) {
          out.writeUTF(source.getKey().topic());
          out.writeInt(source.getKey().partition());
          out.writeLong(source.getValue());
        }
        out.write(merged.chunkToBytes(index));
      });
      store.put(Bytes.wrap(key), value);
    }
    content.keysOfMerged().forEach(store::delete);
  }

  /** Forgets the window. */
  void delete(WindowId id) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = entries(id)) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
  }

  @SuppressWarnings("resource") // a serializer of bytes holds nothing
  private KeyValueIterator<Bytes, byte[]> entries(WindowId id) {
    return store.prefixScan(Bytes.wrap(Binary.write(out -> Binary.writeId(out, id))), new BytesSerializer());
  }

  private Content read(WindowId id) {
    Content content = new Content();
    try (KeyValueIterator<Bytes, byte[]> entries = entries(id)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        content.keys.add(entry.key);
        Binary.read(entry.key.get(), key -> {
          Binary.readId(key);
          return key.readByte() == FOLD
              ? content.addFold(key, entry.value)
              : content.addPart(entry.key, key, entry.value);
        });
      }
    }
    return content;
  }

  private record PartId(Source source, long offset) {}

  /** Some chunks, of how many. */
  private static final class Chunks {
    private final TreeMap<Integer, byte[]> byIndex = new TreeMap<>();
    private final List<Bytes> keys = new ArrayList<>();
    private int expected;

    void add(int index, int of, byte[] profile) {
      byIndex.put(index, profile);
      // A repetition sent after a crash that cut off the tail says a smaller number.
      expected = Math.max(expected, of);
    }

    boolean isWhole() {
      return byIndex.size() == expected;
    }

    WindowProfile profile(ProfileSettings settings) {
      return WindowProfile.fromChunks(settings, new ArrayList<>(byIndex.values()));
    }
  }

  private static final class Content {
    private final List<Bytes> keys = new ArrayList<>();
    private final TreeMap<Integer, Chunks> folds = new TreeMap<>();
    private final Map<Source, Long> folded = new HashMap<>();
    private final Map<PartId, Chunks> parts = new HashMap<>();

    Content addFold(DataInputStream key, byte[] value) throws IOException {
      int number = key.readInt();
      int chunk = key.readShort();
      return Binary.read(value, in -> {
        Binary.expectVersion(in, VERSION, "merged profile");
        int chunks = in.readInt();
        Map<Source, Long> covered = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          covered.put(new Source(in.readUTF(), in.readInt()), in.readLong());
        }
        Chunks fold = folds.computeIfAbsent(number, any -> new Chunks());
        fold.add(chunk, chunks, in.readAllBytes());
        if (fold.isWhole()) {
          folded.putAll(covered);
        }
        return this;
      });
    }

    Content addPart(Bytes stored, DataInputStream key, byte[] value) throws IOException {
      PartId part = new PartId(new Source(key.readUTF(), key.readInt()), key.readLong());
      int chunk = key.readShort();
      return Binary.read(value, in -> {
        Binary.expectVersion(in, VERSION, "partial");
        Chunks chunks = parts.computeIfAbsent(part, any -> new Chunks());
        chunks.add(chunk, in.readInt(), in.readAllBytes());
        chunks.keys.add(stored);
        return this;
      });
    }

    int latestFold() {
      return folds.isEmpty() ? 0 : folds.lastKey();
    }

    WindowProfile merged(ProfileSettings settings) {
      WindowProfile result = null;
      for (Chunks fold : folds.descendingMap().values()) {
        if (fold.isWhole()) {
          result = fold.profile(settings);
          break;
        }
      }
      for (Map.Entry<PartId, Chunks> part : parts.entrySet()) {
        if (counts(part.getKey(), part.getValue())) {
          result = add(result, part.getValue().profile(settings));
        }
      }
      return result == null ? new WindowProfile(settings) : result;
    }

    /** The first part is taken as it is: merging it into an empty profile costs more than reading it. */
    private static WindowProfile add(@Nullable WindowProfile merged, WindowProfile part) {
      if (merged == null) {
        return part;
      }
      merged.merge(part);
      return merged;
    }

    Map<Source, WindowProfile> bySource(ProfileSettings settings) {
      Map<Source, WindowProfile> result = new TreeMap<>();
      if (!folded.isEmpty()) {
        return result;
      }
      parts.forEach((id, chunks) -> {
        if (counts(id, chunks)) {
          result.put(id.source, add(result.get(id.source), chunks.profile(settings)));
        }
      });
      return result;
    }

    /** The highest offset of each source that {@link #merged} holds. */
    Map<Source, Long> covered() {
      Map<Source, Long> result = new HashMap<>(folded);
      parts.forEach((id, chunks) -> {
        if (counts(id, chunks)) {
          result.merge(id.source, id.offset, Math::max);
        }
      });
      return result;
    }

    /** The keys of all that {@link #merged} holds, or held before. */
    Set<Bytes> keysOfMerged() {
      Set<Bytes> result = new LinkedHashSet<>(keys);
      parts.forEach((id, chunks) -> {
        if (isNew(id) && !chunks.isWhole()) {
          chunks.keys.forEach(result::remove);
        }
      });
      return result;
    }

    private boolean counts(PartId id, Chunks chunks) {
      return chunks.isWhole() && isNew(id);
    }

    private boolean isNew(PartId id) {
      return id.offset > folded.getOrDefault(id.source, -1L);
    }
  }
}
