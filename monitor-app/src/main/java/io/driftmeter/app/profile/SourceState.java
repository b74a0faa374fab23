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

/**
 * How far an input partition has come in event time, and which models it has fed.
 *
 * <p>What is stored is the time at the last commit that is known to have succeeded: were it ahead of the offset that reading
 * resumes at, events that are read again would be refused as too late although they were accepted the first time.
 */
final class SourceState {
  /** The {@link #streamTime()} before the first event. */
  static final long NO_TIME = Long.MIN_VALUE / 4;

  private final Set<String> models = new LinkedHashSet<>();
  private long streamTime = NO_TIME;
  private long settled = NO_TIME;

  /** The greatest event time seen, milliseconds since 1970. */
  long streamTime() {
    return streamTime;
  }

  void advanceTo(long eventTime) {
    streamTime = eventTime;
  }

  /** All events up to now are committed, or will be together with this state. */
  void settle() {
    settled = streamTime;
  }

  Set<String> models() {
    return models;
  }

  /** One part: version, stream time, models. */
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
        out.writeLong(state.settled);
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
        state.streamTime = in.readLong();
        state.settled = state.streamTime;
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
