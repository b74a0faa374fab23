package io.driftmeter.app.merge;

import io.driftmeter.app.store.LiveCodec;
import java.util.List;

/**
 * What has been said of a window.
 *
 * <p>The stored form speaks only of reports that are known to have been committed; a report that was sent but may yet be
 * lost with its commit is still owed, and is sent again, under the same revision, after a crash. Until
 * it is stored that it was committed there is no further one: that may already have been read when a crash comes, and
 * the lower revision, said again, could not replace it.
 */
final class WindowStatus {
  private static final int NEVER = -1;
  private static final long UNKNOWN = -1;

  /** How sure the last report is. */
  private enum Report {
    /** It may be lost with its commit. */
    SENT,
    /** It was committed, which is not stored yet. */
    COMMITTED,
    /** It is stored that it was committed. */
    SETTLED
  }

  private int committedRevision = NEVER;
  private boolean owed;
  private boolean complete;

  private int revision = NEVER;
  private boolean news;
  private Report report = Report.SETTLED;
  private long firstArrival = UNKNOWN;
  private long lastArrival = UNKNOWN;

  /** Something came that no report holds yet. */
  void arrived(long now) {
    news = true;
    owed = true;
    lastArrival = now;
    seen(now);
  }

  /** Begins to wait, if that has not begun: wall-clock times are not kept over a restart. */
  void seen(long now) {
    if (firstArrival == UNKNOWN) {
      firstArrival = now;
      lastArrival = Math.max(lastArrival, now);
    }
  }

  boolean hasNews() {
    return news;
  }

  boolean wasReported() {
    return revision != NEVER;
  }

  /** Whether the last report was of all partitions. */
  boolean isComplete() {
    return complete;
  }

  long firstArrival() {
    return firstArrival;
  }

  long lastArrival() {
    return lastArrival;
  }

  int nextRevision() {
    return revision + 1;
  }

  /** A report of the next revision is on its way. */
  void reported(boolean ofAllPartitions) {
    revision++;
    complete = ofAllPartitions;
    news = false;
    report = Report.SENT;
  }

  /** Whether after a crash nothing would be said again, so that there may be a further report. */
  boolean isSettled() {
    return report == Report.SETTLED;
  }

  /** A commit is done: of the last report, or of the stored form that tells of it. */
  void committed() {
    switch (report) {
      case SENT -> {
        settle();
        report = Report.COMMITTED;
      }
      case COMMITTED, SETTLED -> report = Report.SETTLED;
    }
  }

  /** The last report and what is stored of it become visible together. */
  void settle() {
    report = Report.SETTLED;
    committedRevision = revision;
    owed = news;
  }

  /** One part: version, revision, complete, owed. */
  static final class Codec implements LiveCodec<WindowStatus> {
    private static final byte VERSION = 1;

    @Override
    public int parts(WindowStatus status) {
      return 1;
    }

    @Override
    public byte[] write(WindowStatus status, int part) {
      return Binary.write(out -> {
        out.writeByte(VERSION);
        out.writeInt(status.committedRevision);
        out.writeBoolean(status.complete && status.report != Report.SENT);
        out.writeBoolean(status.owed);
      });
    }

    @Override
    public WindowStatus read(List<byte[]> parts) {
      return Binary.read(parts.getFirst(), in -> {
        Binary.expectVersion(in, VERSION, "window status");
        WindowStatus status = new WindowStatus();
        status.committedRevision = in.readInt();
        status.revision = status.committedRevision;
        status.complete = in.readBoolean();
        status.owed = in.readBoolean();
        status.news = status.owed;
        return status;
      });
    }
  }
}
