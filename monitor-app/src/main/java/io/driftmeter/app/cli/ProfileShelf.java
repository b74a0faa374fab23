package io.driftmeter.app.cli;

import io.driftmeter.app.cli.SpillFile.Span;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Profiles of windows, of which only so many are in memory: those that were asked for longest ago wait in a temporary file.
 * A file in the order of time has each window written and read back once, whatever its length.
 */
final class ProfileShelf implements AutoCloseable {
  private final ProfileSettings settings;
  private final long columnsInMemory;
  /** In the order in which they were last asked for. */
  private final Map<WindowId, WindowProfile> live = new LinkedHashMap<>(16, 0.75f, true);
  /** Where the chunks of each window are in the file, none of one that is in memory; in the order of keys. */
  private final NavigableMap<WindowId, List<Span>> all = new TreeMap<>(
      Comparator.comparingLong(WindowId::start).thenComparing(WindowId::version).thenComparing(WindowId::segment));
  private final SpillFile file = new SpillFile();

  /** Half of the heap is for profiles that wait, even if all columns are as large as any can be. */
  ProfileShelf(ProfileSettings settings) {
    this(settings, Runtime.getRuntime().maxMemory() / 2 / ColumnProfile.MAX_BYTES);
  }

  ProfileShelf(ProfileSettings settings, long columnsInMemory) {
    this.settings = settings;
    this.columnsInMemory = columnsInMemory;
  }

  /** The profile of the window, empty if it is new; it may be changed until it is put away. */
  WindowProfile get(WindowId id) {
    return live.computeIfAbsent(id, this::take);
  }

  private WindowProfile take(WindowId id) {
    List<Span> spans = all.put(id, List.of());
    if (spans == null) {
      return new WindowProfile(settings);
    }
    WindowProfile profile = read(spans);
    spans.forEach(file::free);
    return profile;
  }

  /** Makes room in memory, but keeps the windows {@code inUse}, which are those that were asked for last. */
  void putAway(Set<WindowId> inUse) {
    long columns = live.values().stream().mapToLong(profile -> profile.columns().size()).sum();
    Iterator<Map.Entry<WindowId, WindowProfile>> oldest = live.entrySet().iterator();
    while (columns > columnsInMemory && oldest.hasNext()) {
      Map.Entry<WindowId, WindowProfile> entry = oldest.next();
      if (inUse.contains(entry.getKey())) {
        return;
      }
      columns -= entry.getValue().columns().size();
      all.put(entry.getKey(), write(entry.getValue()));
      oldest.remove();
    }
  }

  /** How many columns may be asked for between two calls of {@link #putAway}, so that all are well within the heap. */
  long columnsAtOnce() {
    return columnsInMemory / 4;
  }

  int size() {
    return all.size();
  }

  int windowsInMemory() {
    return live.size();
  }

  /** Hands over every window in the order of keys. */
  void forEach(BiConsumer<WindowId, WindowProfile> consumer) {
    all.forEach((id, spans) -> {
      WindowProfile profile = live.get(id);
      consumer.accept(id, profile == null ? read(spans) : profile);
    });
  }

  private List<Span> write(WindowProfile profile) {
    return IntStream.range(0, profile.chunks()).mapToObj(chunk -> file.write(profile.chunkToBytes(chunk))).toList();
  }

  private WindowProfile read(List<Span> spans) {
    return WindowProfile.fromChunks(settings, spans.stream().map(file::read).toList());
  }

  @Override
  public void close() {
    file.close();
  }
}
