package io.driftmeter.app.store;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds a {@link SketchStore} over a plain key-value store in memory, with a compacted changelog. */
public final class SketchStores<V> implements StoreBuilder<SketchStore<V>> {
  /**
   * A store in memory is always restored from the beginning of its changelog, which takes seconds: nobody needs the tombstones
   * of an hour ago, and a day's, the default, would be millions.
   */
  private static final Map<String, String> CHANGELOG = Map.of(TopicConfig.DELETE_RETENTION_MS_CONFIG,
      Long.toString(Duration.ofHours(1).toMillis()));

  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;
  private final LiveCodec<V> codec;

  public SketchStores(String name, LiveCodec<V> codec) {
    this.inner = Stores
        .keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled().withLoggingEnabled(CHANGELOG);
    this.codec = codec;
  }

  @Override
  public SketchStore<V> build() {
    return new SketchStore<>(inner.build(), codec);
  }

  @Override
  public StoreBuilder<SketchStore<V>> withCachingEnabled() {
    throw new UnsupportedOperationException("a SketchStore is its own cache");
  }

  @Override
  public StoreBuilder<SketchStore<V>> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<SketchStore<V>> withLoggingEnabled(Map<String, String> config) {
    inner.withLoggingEnabled(config);
    return this;
  }

  @Override
  public StoreBuilder<SketchStore<V>> withLoggingDisabled() {
    inner.withLoggingDisabled();
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return inner.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return inner.loggingEnabled();
  }

  @Override
  public String name() {
    return inner.name();
  }
}
