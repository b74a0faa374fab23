package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Since when columns have been drifting, window after window; a window that could not be judged breaks no run. */
final class DriftRuns {
  /** So that the stored form stays well below a megabyte; of further columns it is not known since when they drift. */
  private static final int MOST = 1_000;

  private record Slice(String version, String segment, String column) {}

  private record Series(String version, String segment) {}

  /** From the start of its first window to the start of its last one. */
  private record Run(long first, long last) {}

  private final Map<Slice, Run> runs = new HashMap<>();
  /** Start of the newest window of each series: what comes late to an older one begins no run. */
  private final Map<Series, Long> newest = new HashMap<>();

  /** Takes note of a verdict; one on an earlier window than the last leaves a run as it is. */
  void judged(WindowId id, WindowVerdict verdict) {
    boolean isNews = id.start() >= newest.merge(new Series(id.version(), id.segment()), id.start(), Math::max);
    for (ColumnVerdict column : verdict.columns()) {
      Slice slice = new Slice(id.version(), id.segment(), column.column().name());
      Run run = runs.get(slice);
      if (column.verdict() == Verdict.DRIFTED) {
        if (run != null) {
          runs.put(slice, new Run(run.first, Math.max(run.last, id.start())));
        } else if (isNews && runs.size() < MOST) {
          runs.put(slice, new Run(id.start(), id.start()));
        }
      } else if (run != null && column.verdict() == Verdict.STABLE && id.start() >= run.last) {
        runs.remove(slice);
      }
    }
  }

  /** Start of the first window of the column's drift; null if that is not known, or was after this window. */
  @Nullable
  Long since(WindowId id, String column) {
    Run run = runs.get(new Slice(id.version(), id.segment(), column));
    return run == null || run.first > id.start() ? null : run.first;
  }

  /** Ends the runs of which there was no window since: of slices that are gone. */
  void forget(long until) {
    runs.values().removeIf(run -> run.last < until);
    newest.values().removeIf(start -> start < until);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(runs.size());
    for (Map.Entry<Slice, Run> run : runs.entrySet()) {
      out.writeUTF(run.getKey().version);
      out.writeUTF(run.getKey().segment);
      out.writeUTF(run.getKey().column);
      out.writeLong(run.getValue().first);
      out.writeLong(run.getValue().last);
    }
    out.writeInt(newest.size());
    for (Map.Entry<Series, Long> series : newest.entrySet()) {
      out.writeUTF(series.getKey().version);
      out.writeUTF(series.getKey().segment);
      out.writeLong(series.getValue());
    }
  }

  static DriftRuns read(DataInputStream in) throws IOException {
    DriftRuns runs = new DriftRuns();
    for (int left = in.readInt(); left > 0; left--) {
      runs.runs.put(new Slice(in.readUTF(), in.readUTF(), in.readUTF()), new Run(in.readLong(), in.readLong()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      runs.newest.put(new Series(in.readUTF(), in.readUTF()), in.readLong());
    }
    return runs;
  }
}
