package io.driftmeter.app.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps live, mutable objects and writes those that changed to an inner store, and so to its changelog, once per commit.
 *
 * <p>The hook is {@link CachedStateStore#flushCache()}, the only one that Kafka Streams calls before it commits offsets
 * and inside the transaction; it is an internal interface, and this the only class that may know it. Serialising at
 * every update instead costs a factor of forty.
 *
 * <p>Under at-least-once, what has been flushed is <em>durable</em> when {@link #commit} follows, and a listener is told;
 * under exactly-once a change and whatever is forwarded with it become visible together, see {@link #isAtomic}. Used by
 * one stream thread.
 */
public final class SketchStore<V> implements StateStore, CachedStateStore<Bytes, V> {
  /** Told when everything that was changed before a flush has become durable. */
  public interface DurableListener {
    void durable();
  }

  private final KeyValueStore<Bytes, byte[]> inner;
  private final LiveCodec<V> codec;
  private final Map<Bytes, Live<V>> live = new HashMap<>();
  private final List<Live<V>> dirty = new ArrayList<>();
  private @Nullable DurableListener listener;
  private boolean atomic;
  private boolean flushed;

  SketchStore(KeyValueStore<Bytes, byte[]> inner, LiveCodec<V> codec) {
    this.inner = inner;
    this.codec = codec;
  }

  /** The listener of the processor that uses this store. */
  public void onDurable(DurableListener durable) {
    this.listener = durable;
  }

  /** Whether changes and forwarded records become visible in one transaction, so that nothing need wait for a commit. */
  public boolean isAtomic() {
    return atomic;
  }

  /** The object under the key, read from the inner store if it is not live yet; null if there is none. */
  public @Nullable Live<V> get(Bytes key) {
    Live<V> known = live.get(key);
    if (known != null) {
      return known.isRemoved() ? null : known;
    }
    List<byte[]> parts = new ArrayList<>();
    for (byte[] part = inner.get(PartKey.of(key, 0)); part != null; part = inner.get(PartKey.of(key, parts.size()))) {
      parts.add(part);
    }
    if (parts.isEmpty()) {
      return null;
    }
    Live<V> loaded = new Live<>(key, codec.read(parts));
    live.put(key, loaded);
    return loaded;
  }

  /** Takes the object in, to be written at the next commit; replaces whatever had the key. */
  public Live<V> put(Bytes key, V value) {
    Live<V> added = new Live<>(key, value);
    live.put(key, added);
    changed(added);
    return added;
  }

  /** Says that the object was changed, so that the next commit writes it. */
  public void changed(Live<V> entry) {
    if (!entry.isDirty()) {
      entry.setDirty(true);
      dirty.add(entry);
    }
  }

  /** Removes the object; the next commit writes the tombstones. */
  public void remove(Live<V> entry) {
    entry.setRemoved();
    changed(entry);
  }

  /** Every key, stored or live. */
  public List<Bytes> keys() {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> stored = inner.all()) {
      while (stored.hasNext()) {
        Bytes partKey = stored.next().key;
        if (PartKey.isFirst(partKey)) {
          Bytes key = PartKey.keyOf(partKey);
          Live<V> known = live.get(key);
          if (known == null) {
            keys.add(key);
          }
        }
      }
    }
    live.forEach((key, entry) -> {
      if (!entry.isRemoved()) {
        keys.add(key);
      }
    });
    return keys;
  }

  /** Must not throw: a failure here would keep other tasks from being closed (KAFKA-16876). */
  @Override
  public void flushCache() {
    for (Live<V> entry : dirty) {
      entry.setDirty(false);
      if (!entry.isRemoved()) {
        write(entry);
      } else {
        delete(entry.key());
        live.remove(entry.key(), entry);
      }
    }
    dirty.clear();
    flushed = true;
  }

  private void write(Live<V> entry) {
    int parts = codec.parts(entry.value());
    for (int part = 0; part < parts; part++) {
      inner.put(PartKey.of(entry.key(), part), codec.write(entry.value(), part));
    }
  }

  /** Last part first, so that a crash in between leaves an object with a beginning, never a tail without a head. */
  private void delete(Bytes key) {
    int parts = 0;
    while (inner.get(PartKey.of(key, parts)) != null) {
      parts++;
    }
    for (int part = parts - 1; part >= 0; part--) {
      inner.delete(PartKey.of(key, part));
    }
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    inner.commit(changelogOffsets);
    if (flushed && listener != null) {
      listener.durable();
    }
    flushed = false;
  }

  /** Called when an active task becomes a standby: from then on the inner store is written by restoration. */
  @Override
  public void clearCache() {
    live.clear();
    dirty.clear();
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Bytes, V> flushListener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    Object guarantee = context.appConfigs().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
    atomic = StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee);
    inner.init(context, root);
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return inner.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // asked for by the state manager
  public boolean managesOffsets() {
    return inner.managesOffsets();
  }

  @Override
  public void close() {
    live.clear();
    dirty.clear();
    listener = null;
    flushed = false;
    inner.close();
  }

  @Override
  public boolean persistent() {
    return inner.persistent();
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public Position getPosition() {
    return inner.getPosition();
  }
}
