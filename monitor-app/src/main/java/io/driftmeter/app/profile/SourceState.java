package io.driftmeter.app.profile;

import io.driftmeter.app.store.LiveCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an input partition has come in event time, and which models it has fed.
 *
 * <p>Under at-least-once a crash may leave a state behind that is ahead of the committed offset. Were events that are read
 * again measured by the stream time of events after them, some would be late, or refused, that were not before. So the
 * state of the last commit that is known to have succeeded is stored too, and is gone on from if reading resumes there.
 */
final class SourceState {
  /** The {@link #streamTime()} before the first event. */
  static final long NO_TIME = Long.MIN_VALUE / 4;

  private record Point(long streamTime, long position) {}

  private final Set<String> models = new LinkedHashSet<>();
  private long streamTime = NO_TIME;
  private long position = -1;
  private Point committed = new Point(NO_TIME, -1);
  /** What was stored last before a restart, until it is known whether it was committed. */
  private @Nullable Point inDoubt;

  /** The greatest event time seen, milliseconds since 1970. */
  long streamTime() {
    return streamTime;
  }

  /** The offset of the record dealt with last; after a restart, of one that will not come again. */
  long position() {
    return position;
  }

  /** Whether it is not known yet where reading resumed after a restart. */
  boolean isInDoubt() {
    return inDoubt != null;
  }

  /** The record at the offset is dealt with now; the first one after a restart tells where reading resumed. */
  void arrived(long offset) {
    resumedAt(offset);
    position = offset;
  }

  /** Reading has resumed, or will resume, at the offset. */
  void resumedAt(long offset) {
    if (inDoubt != null) {
      if (offset > inDoubt.position) {
        takeUpStored();
      }
      position = Math.max(position, offset - 1);
      inDoubt = null;
    }
  }

  /** What was stored last was committed, as it always is under exactly-once. */
  void takeUpStored() {
    if (inDoubt != null) {
      committed = inDoubt;
      streamTime = inDoubt.streamTime;
      position = inDoubt.position;
      inDoubt = null;
    }
  }

  void advanceTo(long eventTime) {
    streamTime = eventTime;
  }

  /** A commit is done; whether there is something to write about it. */
  boolean confirm() {
    boolean news = committed.position != position;
    committed = new Point(streamTime, position);
    return news;
  }

  Set<String> models() {
    return models;
  }

  /** One part: version, stream time and offset of the last sure commit and of now, models. */
  static final class Codec implements LiveCodec<SourceState> {
    private static final byte VERSION = 1;

    @Override
    public int parts(SourceState state) {
      return 1;
    }

    @Override
    public byte[] write(SourceState state, int part) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeByte(VERSION);
        Point now = state.inDoubt != null ? state.inDoubt : new Point(state.streamTime, state.position);
        for (Point point : List.of(state.committed, now)) {
          out.writeLong(point.streamTime);
          out.writeLong(point.position);
        }
        out.writeInt(state.models.size());
        for (String model : state.models) {
          out.writeUTF(model);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    public SourceState read(List<byte[]> parts) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(parts.getFirst()))) {
        byte version = in.readByte();
        if (version != VERSION) {
          throw new IllegalStateException("a stored source state has format " + version + ", this version reads "
              + VERSION + "; reset the application to start afresh");
        }
        SourceState state = new SourceState();
        state.committed = new Point(in.readLong(), in.readLong());
        state.inDoubt = new Point(in.readLong(), in.readLong());
        state.streamTime = state.committed.streamTime;
        state.position = state.committed.position;
        for (int left = in.readInt(); left > 0; left--) {
          state.models.add(in.readUTF());
        }
        return state;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
