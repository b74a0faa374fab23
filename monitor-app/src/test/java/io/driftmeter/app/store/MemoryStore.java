package io.driftmeter.app.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in memory whose changelog is a simulated log; a new one on the same log is what a restart restores. */
public final class MemoryStore implements KeyValueStore<Bytes, byte[]> {
  private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> changelog;

  public MemoryStore(SimulatedLog<KeyValue<Bytes, byte[]>> changelog) {
    this.changelog = changelog;
    changelog.records().forEach(this::apply);
  }

  /** A store of live objects over this one. */
  public <V> SketchStore<V> sketches(LiveCodec<V> codec) {
    return new SketchStore<>(this, codec);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  private void apply(KeyValue<Bytes, byte[]> write) {
    if (write.value == null) {
      entries.remove(write.key);
    } else {
      entries.put(write.key, write.value);
    }
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    KeyValue<Bytes, byte[]> write = KeyValue.pair(key, value);
    apply(write);
    changelog.send(write);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
    byte[] before = get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] before = get(key);
    put(key, null);
    return before;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return iterator(entries.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return iterator(entries);
  }

  @Override
  public <P extends Serializer<K>, K> KeyValueIterator<Bytes, byte[]> prefixScan(K prefix, P serializer) {
    Bytes from = Bytes.wrap(serializer.serialize("", prefix));
    SortedMap<Bytes, byte[]> found = new TreeMap<>(entries.tailMap(from, true));
    found.keySet().removeIf(key -> !startsWith(key.get(), from.get()));
    return iterator(found);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static KeyValueIterator<Bytes, byte[]> iterator(SortedMap<Bytes, byte[]> entries) {
    Iterator<Map.Entry<Bytes, byte[]>> snapshot = new TreeMap<>(entries).entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public void close() {
        // Holds nothing that needs closing.
      }

      @Override
      public Bytes peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean hasNext() {
        return snapshot.hasNext();
      }

      @Override
      public KeyValue<Bytes, byte[]> next() {
        Map.Entry<Bytes, byte[]> next = snapshot.next();
        return KeyValue.pair(next.getKey(), next.getValue());
      }
    };
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // Restored when it was made.
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    // The log is flushed by whoever simulates the producer.
  }

  @Override
  public void close() {
    // Holds nothing that needs closing.
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
