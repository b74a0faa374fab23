package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.Live;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The windows of which something is known, by model and in the order in which they end: within the late horizon there may be
 * hundreds of thousands, and neither those of the same time nor the oldest are to be searched for among all of them.
 */
final class KnownWindows {
  private static final SortedMap<Long, Set<WindowId>> NONE = Collections.emptySortedMap();

  private final Map<WindowId, Live<WindowStatus>> statuses = new HashMap<>();
  private final Map<String, SortedMap<Long, Set<WindowId>>> byModelAndEnd = new HashMap<>();

  @Nullable
  Live<WindowStatus> get(WindowId id) {
    return statuses.get(id);
  }

  void put(WindowId id, Live<WindowStatus> status) {
    statuses.put(id, status);
    byModelAndEnd.computeIfAbsent(id.model(), any -> new TreeMap<>())
        .computeIfAbsent(id.end(), any -> new LinkedHashSet<>()).add(id);
  }

  void remove(WindowId id) {
    statuses.remove(id);
    byModelAndEnd.computeIfPresent(id.model(), (model, byEnd) -> {
      byEnd.computeIfPresent(id.end(), (end, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
      return byEnd.isEmpty() ? null : byEnd;
    });
  }

  /** The windows of the same model and time, this one too. */
  List<WindowId> siblings(WindowId id) {
    return byEnd(id.model()).getOrDefault(id.end(), Set.of()).stream().filter(other -> other.start() == id.start())
        .toList();
  }

  /** The models that have windows, as of now. */
  Collection<String> models() {
    return new ArrayList<>(byModelAndEnd.keySet());
  }

  /** The model's windows by their end, the earliest first; not to be changed. */
  SortedMap<Long, Set<WindowId>> byEnd(String model) {
    return byModelAndEnd.getOrDefault(model, NONE);
  }
}
