package io.driftmeter.app.merge;

import io.driftmeter.app.alarm.SeriesCodec;
import io.driftmeter.app.store.SketchStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of stage 2, one of each for a partition of the partials topic. */
public final class MergeStores {
  /** Profiles of every window within the late horizon: on disk, as they may be many and are seldom read. */
  public StoreBuilder<?> parts(String name) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  /** What was said of each window. */
  public StoreBuilder<?> statuses(String name) {
    return new SketchStores<>(name, new WindowStatus.Codec());
  }

  /** How far each model's sources have come. */
  public StoreBuilder<?> models(String name) {
    return new SketchStores<>(name, new ModelState.Codec());
  }

  /** What is remembered of each series for its alarms. */
  public StoreBuilder<?> series(String name) {
    return new SketchStores<>(name, new SeriesCodec());
  }

  /** References in the chunks they came in. */
  public StoreBuilder<?> references(String name) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }
}
