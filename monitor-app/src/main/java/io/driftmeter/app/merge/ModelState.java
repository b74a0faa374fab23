package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.LiveCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the sources of a model have come, which windows its references are being learned from, and what is remembered of
 * its windows.
 */
final class ModelState {
  private record Progress(long closedUntil, boolean idle) {}

  private final Map<Source, Progress> sources = new HashMap<>();
  private final Map<String, List<WindowId>> learning = new LinkedHashMap<>();
  private History history = new History();
  private long forgottenUntil = Long.MIN_VALUE;

  /** What is remembered of windows; may be added to. */
  History history() {
    return history;
  }

  void progress(Source source, long closedUntil, boolean idle) {
    sources.put(source, new Progress(closedUntil, idle));
  }

  /** Whether no source, of the topics that are still read, can have more of a window that ends then. */
  boolean isComplete(long windowEnd, Set<String> topics) {
    return sources.entrySet().stream().filter(source -> topics.contains(source.getKey().topic()))
        .allMatch(source -> source.getValue().idle() || source.getValue().closedUntil() >= windowEnd);
  }

  /** Whether every source has passed the time, an idle one counting as having done so if {@code idleToo}. */
  boolean hasPassed(long time, boolean idleToo, Set<String> topics) {
    return sources.entrySet().stream().filter(source -> topics.contains(source.getKey().topic()))
        .allMatch(source -> source.getValue().closedUntil() >= time || (idleToo && source.getValue().idle()));
  }

  /** One of the topics that has fed the model; null if none of them has. */
  @Nullable
  String anyTopicOf(Set<String> topics) {
    return sources.keySet().stream().map(Source::topic).filter(topics::contains).findFirst().orElse(null);
  }

  /** Notes that a window that ends then is forgotten. */
  void forgotten(long windowEnd) {
    forgottenUntil = Math.max(forgottenUntil, windowEnd);
    history.forget(forgottenUntil);
  }

  /** Whether a window that ends then, and of which nothing is known, may be one that was forgotten. */
  boolean mayBeForgotten(long windowEnd) {
    return windowEnd <= forgottenUntil;
  }

  /** The windows that the segment's reference is being learned from; may be added to. */
  List<WindowId> learning(String segment) {
    return learning.computeIfAbsent(segment, any -> new ArrayList<>());
  }

  void learned(String segment) {
    learning.remove(segment);
  }

  boolean isLearnedFrom(WindowId id) {
    return learning.getOrDefault(id.segment(), List.of()).contains(id);
  }

  /** Version, end of what is forgotten, sources, windows that are learned from; and, apart, the history. */
  static final class Codec implements LiveCodec<ModelState> {
    private static final byte VERSION = 1;

    @Override
    public int parts(ModelState state) {
      return 2;
    }

    @Override
    public byte[] write(ModelState state, int part) {
      return part == 1 ? Binary.write(state.history::write) : Binary.write(out -> {
        out.writeByte(VERSION);
        out.writeLong(state.forgottenUntil);
        out.writeInt(state.sources.size());
        for (Map.Entry<Source, Progress> source : state.sources.entrySet()) {
          out.writeUTF(source.getKey().topic());
          out.writeInt(source.getKey().partition());
          out.writeLong(source.getValue().closedUntil());
          out.writeBoolean(source.getValue().idle());
        }
        out.writeInt(state.learning.values().stream().mapToInt(List::size).sum());
        for (List<WindowId> windows : state.learning.values()) {
          for (WindowId window : windows) {
            Binary.writeId(out, window);
          }
        }
      });
    }

    @Override
    public ModelState read(List<byte[]> parts) {
      return Binary.read(parts.getFirst(), in -> {
        Binary.expectVersion(in, VERSION, "model state");
        ModelState state = new ModelState();
        state.forgottenUntil = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
          state.progress(new Source(in.readUTF(), in.readInt()), in.readLong(), in.readBoolean());
        }
        for (int left = in.readInt(); left > 0; left--) {
          WindowId window = Binary.readId(in);
          state.learning(window.segment()).add(window);
        }
        if (parts.size() > 1) {
          state.history = Binary.read(parts.get(1), History::read);
        }
        return state;
      });
    }
  }
}
