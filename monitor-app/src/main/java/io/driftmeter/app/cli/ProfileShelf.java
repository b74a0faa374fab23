package io.driftmeter.app.cli;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of windows, of which only so many are in memory: those that were asked for longest ago wait in a temporary file.
 * A file in the order of time has each window written and read back once, whatever its length.
 */
final class ProfileShelf implements AutoCloseable {
  private final ProfileSettings settings;
  private final long columnsInMemory;
  /** In the order in which they were last asked for. */
  private final Map<WindowId, WindowProfile> live = new LinkedHashMap<>(16, 0.75f, true);
  /** Where the chunks of each window were last written, none of one that never left; in the order of keys. */
  private final NavigableMap<WindowId, List<Span>> all = new TreeMap<>(
      Comparator.comparingLong(WindowId::start).thenComparing(WindowId::version).thenComparing(WindowId::segment));
  private @Nullable FileChannel file;

  private record Span(long position, int length) {}

  /** Half of the heap is for profiles, even if all columns are as large as any can be. */
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
    List<Span> spans = all.computeIfAbsent(id, _ -> List.of());
    return spans.isEmpty()
        ? new WindowProfile(settings)
        : WindowProfile.fromChunks(settings, spans.stream().map(this::read).toList());
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

  int size() {
    return all.size();
  }

  /** Hands over every window in the order of keys. */
  void forEach(BiConsumer<WindowId, WindowProfile> consumer) {
    for (WindowId id : all.keySet()) {
      WindowProfile profile = live.get(id);
      consumer.accept(id, profile == null ? take(id) : profile);
    }
  }

  private List<Span> write(WindowProfile profile) {
    List<Span> spans = new ArrayList<>();
    try {
      FileChannel channel = file == null ? temporary() : file;
      file = channel;
      for (int chunk = 0; chunk < profile.chunks(); chunk++) {
        ByteBuffer bytes = ByteBuffer.wrap(profile.chunkToBytes(chunk));
        spans.add(new Span(channel.size(), bytes.remaining()));
        while (bytes.hasRemaining()) {
          channel.write(bytes, channel.size());
        }
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot put windows into a temporary file: " + e, e);
    }
    return spans;
  }

  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("driftmeter-windows", null);
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private byte[] read(Span span) {
    ByteBuffer bytes = ByteBuffer.allocate(span.length());
    try {
      FileChannel channel = file;
      while (channel != null && bytes.hasRemaining()
          && channel.read(bytes, span.position() + bytes.position()) >= 0) {
        // A read may give less than was asked for.
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot read windows back from a temporary file: " + e, e);
    }
    return bytes.array();
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot remove a temporary file: " + e, e);
    }
  }
}
