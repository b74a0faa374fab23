package io.driftmeter.app.profile;

import io.driftmeter.app.store.LiveCodec;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.Origin;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A window profile that has not left its partition yet, and how far into the input it reaches.
 *
 * <p>Each chunk remembers the highest offset applied to it, because a crash under at-least-once can leave chunks of one
 * window at different offsets; a replayed event is then applied where it is missing and nowhere else.
 */
final class OpenWindow {
  /** The {@link #sealedAt()} of a window that still takes events. */
  static final long NOT_SEALED = -1;

  private final WindowProfile profile;
  private long[] applied;
  private long highest;
  private boolean even = true;
  private long sealedAt;
  private Leaving leaving = Leaving.HELD;

  /** How far a sealed window is on its way out. */
  private enum Leaving {
    HELD, READY, SENT, DELIVERED
  }

  OpenWindow(ProfileSettings settings) {
    this(new WindowProfile(settings), new long[]{-1}, NOT_SEALED);
  }

  private OpenWindow(WindowProfile profile, long[] applied, long sealedAt) {
    this.profile = profile;
    this.applied = applied;
    this.sealedAt = sealedAt;
    this.highest = Arrays.stream(applied).max().orElse(-1);
    this.even = Arrays.stream(applied).allMatch(offset -> offset == highest);
  }

  WindowProfile profile() {
    return profile;
  }

  /** The offset after which events of this window belong to its next generation. */
  long sealedAt() {
    return sealedAt;
  }

  boolean isSealed() {
    return sealedAt != NOT_SEALED;
  }

  /** Events past the offset, and past any that is in already, are left to the next generation. */
  void seal(long offset) {
    sealedAt = Math.max(offset, highest);
  }

  /** Whether chunks are missing, because a crash came while they were first written, or deleted. */
  boolean isCutOff() {
    return applied.length > profile.chunks();
  }

  /** Whether the seal would survive a crash, so that the window may be sent. */
  boolean isReady() {
    return leaving != Leaving.HELD;
  }

  void setReady() {
    leaving = Leaving.READY;
  }

  /** Whether this process has sent the window. */
  boolean isSent() {
    return leaving.compareTo(Leaving.SENT) >= 0;
  }

  void setSent() {
    leaving = Leaving.SENT;
  }

  /** Whether what was sent would survive a crash and none of its events can come again, so that it may be removed. */
  boolean isDelivered() {
    return leaving == Leaving.DELIVERED;
  }

  /** A commit that covers the input up to the seal is done: the seal is stored, what was sent has been received. */
  void committed() {
    leaving = switch (leaving) {
      case HELD, READY -> Leaving.READY;
      case SENT, DELIVERED -> Leaving.DELIVERED;
    };
  }

  /** Whether an event at the offset belongs to this generation of the window. */
  boolean takes(long offset) {
    return !isSealed() || offset <= sealedAt;
  }

  /** Counts the event in, unless it already is. */
  boolean apply(Row row, Origin origin, long eventTime, boolean late, long offset) {
    if (even && offset > highest) {
      profile.update(row, origin, eventTime, late);
      highest = offset;
      return true;
    }
    return catchUp(row, origin, eventTime, late, offset);
  }

  private boolean catchUp(Row row, Origin origin, long eventTime, boolean late, long offset) {
    profile.addColumns(row.columns());
    spread();
    boolean news = offset > applied[0];
    for (int chunk = 0; chunk < applied.length; chunk++) {
      if (offset > applied[chunk]) {
        profile.updateChunk(chunk, row, origin, eventTime, late);
        applied[chunk] = offset;
      }
    }
    highest = Math.max(highest, offset);
    even = Arrays.stream(applied).allMatch(each -> each == highest);
    return news;
  }

  /** Gives every chunk its own offset; chunks that came with new columns are as far as the rest. */
  private void spread() {
    int chunks = profile.chunks();
    if (even) {
      applied = new long[chunks];
      Arrays.fill(applied, highest);
    } else if (applied.length < chunks) {
      int before = applied.length;
      applied = Arrays.copyOf(applied, chunks);
      Arrays.fill(applied, before, chunks, highest);
    }
  }

  /** Version, how many parts there are, highest offset applied to this one, seal, then the chunk. */
  static final class Codec implements LiveCodec<OpenWindow> {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Short.BYTES + 2 * Long.BYTES;

    private final ProfileSettings settings;

    Codec(ProfileSettings settings) {
      this.settings = settings;
    }

    @Override
    public int parts(OpenWindow window) {
      return window.profile.chunks();
    }

    @Override
    public byte[] write(OpenWindow window, int part) {
      if (part == 0) {
        window.spread();
      }
      byte[] chunk = window.profile.chunkToBytes(part);
      return ByteBuffer.allocate(HEADER + chunk.length).put(VERSION).putShort((short) window.applied.length)
          .putLong(window.applied[part]).putLong(window.sealedAt).put(chunk).array();
    }

    /** Ready at once if all of it is there, at one offset: then the seal is stored, and nothing is to be replayed. */
    @Override
    public OpenWindow read(List<byte[]> parts) {
      long[] applied = new long[parts.size()];
      long sealedAt = NOT_SEALED;
      int expected = 0;
      List<byte[]> chunks = new ArrayList<>(parts.size());
      for (int part = 0; part < parts.size(); part++) {
        ByteBuffer in = ByteBuffer.wrap(parts.get(part));
        byte version = in.get();
        if (version != VERSION) {
          throw new IllegalStateException("a stored window has format " + version + ", this version reads " + VERSION
              + "; reset the application to start afresh");
        }
        expected = Math.max(expected, Short.toUnsignedInt(in.getShort()));
        applied[part] = in.getLong();
        sealedAt = Math.max(sealedAt, in.getLong());
        byte[] chunk = new byte[in.remaining()];
        in.get(chunk);
        chunks.add(chunk);
      }
      OpenWindow window = new OpenWindow(WindowProfile.fromChunks(settings, chunks), withMissing(applied, expected),
          sealedAt);
      if (window.isSealed() && window.even) {
        window.setReady();
      }
      return window;
    }

    private static long[] withMissing(long[] applied, int expected) {
      long[] all = Arrays.copyOf(applied, Math.max(applied.length, expected));
      Arrays.fill(all, applied.length, all.length, -1);
      return all;
    }
  }
}
