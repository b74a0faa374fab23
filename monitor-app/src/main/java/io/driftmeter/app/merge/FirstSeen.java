package io.driftmeter.app.merge;

import io.driftmeter.core.explain.Blame.Dimension;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each version, schema and producer of a model was first seen; of each kind those that were seen last. */
final class FirstSeen {
  private static final int MOST = 64;

  /** From the first to the last event time. */
  private record Span(long first, long last) {
    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  private final Map<Dimension, Map<String, Span>> spans = new EnumMap<>(Dimension.class);

  void saw(Dimension dimension, String value, long first, long last) {
    Map<String, Span> known = spans.computeIfAbsent(dimension, any -> new HashMap<>());
    known.merge(value, new Span(first, last), Span::with);
    if (known.size() > MOST) {
      known.entrySet().stream().min(Comparator.comparingLong(entry -> entry.getValue().last)).map(Map.Entry::getKey)
          .ifPresent(known::remove);
    }
  }

  /** The value's first event time, if there was another one so long before; null if it has been there all along. */
  @Nullable
  Long newSince(Dimension dimension, String value, long before) {
    Map<String, Span> known = spans.getOrDefault(dimension, Map.of());
    Span span = known.get(value);
    return span != null && known.values().stream().anyMatch(other -> other.first <= span.first - before)
        ? span.first
        : null;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(spans.size());
    for (Map.Entry<Dimension, Map<String, Span>> kind : spans.entrySet()) {
      out.writeUTF(kind.getKey().name());
      out.writeInt(kind.getValue().size());
      for (Map.Entry<String, Span> value : kind.getValue().entrySet()) {
        out.writeUTF(value.getKey());
        out.writeLong(value.getValue().first);
        out.writeLong(value.getValue().last);
      }
    }
  }

  static FirstSeen read(DataInputStream in) throws IOException {
    FirstSeen seen = new FirstSeen();
    for (int kinds = in.readUnsignedByte(); kinds > 0; kinds--) {
      Dimension dimension = Dimension.valueOf(in.readUTF());
      for (int left = in.readInt(); left > 0; left--) {
        seen.saw(dimension, in.readUTF(), in.readLong(), in.readLong());
      }
    }
    return seen;
  }
}
