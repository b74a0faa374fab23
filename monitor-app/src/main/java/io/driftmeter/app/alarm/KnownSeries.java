package io.driftmeter.app.alarm;

import io.driftmeter.app.store.Live;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.alarm.SeriesState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Every series of this task, by model, and the store that keeps them. */
final class KnownSeries {
  private final SketchStore<Series> store;
  private final Map<String, Map<SeriesKey, Live<Series>>> models = new HashMap<>();

  KnownSeries(SketchStore<Series> store) {
    this.store = store;
    store.onDurable(this::settle);
    for (Bytes key : store.keys()) {
      Live<Series> known = store.get(key);
      if (known != null) {
        add(SeriesKey.fromBytes(key), known);
      }
    }
  }

  /** Whether what is stored and what is said become visible together. */
  boolean isAtomic() {
    return store.isAtomic();
  }

  Set<String> models() {
    return models.keySet();
  }

  Stream<Map.Entry<SeriesKey, Series>> ofModel(String model) {
    return models.getOrDefault(model, Map.of()).entrySet().stream()
        .map(each -> Map.entry(each.getKey(), each.getValue().value()));
  }

  @Nullable
  Series find(SeriesKey key) {
    Live<Series> known = live(key);
    return known == null ? null : known.value();
  }

  /** Replaces what is remembered of the series. */
  Series keep(SeriesKey key, SeriesState state) {
    Live<Series> known = live(key);
    if (known == null) {
      known = store.put(key.toBytes(), new Series(state, List.of()));
      add(key, known);
    } else {
      known.value().become(state);
      store.changed(known);
    }
    return known.value();
  }

  void forget(SeriesKey key) {
    Live<Series> known = live(key);
    if (known != null) {
      models.getOrDefault(key.model(), Map.of()).remove(key);
      store.remove(known);
    }
  }

  /** A commit is done: what it carried need not be said again. */
  private void settle() {
    models.values().stream().flatMap(model -> model.values().stream()).filter(each -> !each.value().closed().isEmpty())
        .forEach(each -> {
          each.value().closed().clear();
          store.changed(each);
        });
  }

  private @Nullable Live<Series> live(SeriesKey key) {
    return models.getOrDefault(key.model(), Map.of()).get(key);
  }

  private void add(SeriesKey key, Live<Series> series) {
    models.computeIfAbsent(key.model(), any -> new HashMap<>()).put(key, series);
  }
}
