package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.explain.Blame;
import io.driftmeter.core.explain.Blame.Dimension;
import io.driftmeter.core.profile.Sighting;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of a model's windows to tell since when a column drifts, and who came when that began. */
final class History {
  private static final byte VERSION = 1;
  /** A newcomer with a smaller share of the window cannot have moved a column by much. */
  private static final double LEAST_SHARE = 0.05;
  /** Whoever has a greater share of the reference is no newcomer. */
  private static final double KNOWN_SHARE = 0.01;

  private FirstSeen firstSeen = new FirstSeen();
  private DriftRuns runs = new DriftRuns();

  /** Takes note of a window and its verdict; of the same window again, with no further effect. */
  void add(WindowId id, WindowProfile profile, WindowVerdict verdict) {
    for (Dimension dimension : List.of(Dimension.VERSION, Dimension.SCHEMA, Dimension.PRODUCER)) {
      seen(id, profile, dimension).forEach(sighting -> firstSeen.saw(dimension, sighting.value(),
          sighting.firstEventTime(), profile.lastEventTime()));
    }
    runs.judged(id, verdict);
  }

  private static List<Sighting> seen(WindowId id, WindowProfile profile, Dimension dimension) {
    return switch (dimension) {
      case VERSION -> id.version().isEmpty() || profile.rows() == 0
          ? List.of()
          : List.of(new Sighting(id.version(), profile.rows(), profile.firstEventTime()));
      case SCHEMA -> profile.schemas();
      case PRODUCER -> profile.producers();
      case SEGMENT, PARTITION -> List.of();
    };
  }

  /** Start of the first window of the column's drift; null if that is not known. */
  @Nullable
  Long since(WindowId id, String column) {
    return runs.since(id, column);
  }

  /**
   * Those who were first seen in the window in which the drift began, or in the one before, and who write a good part of
   * this one.
   *
   * @param since  start of the first window of the drift
   * @param effect of the column
   */
  Optional<Blame> newcomers(Dimension dimension, WindowId id, WindowProfile profile, WindowProfile reference,
      long since, double effect) {
    long size = id.end() - id.start();
    List<Blame.Slice> slices = new ArrayList<>();
    long first = Long.MAX_VALUE;
    for (Sighting sighting : seen(id, profile, dimension)) {
      Long newSince = firstSeen.newSince(dimension, sighting.value(), size);
      if (newSince != null && newSince >= since - size && newSince < since + size
          && sighting.rows() >= LEAST_SHARE * profile.rows() && !isKnown(sighting.value(), dimension, reference)) {
        slices.add(new Blame.Slice(sighting.value(), sighting.rows(), effect));
        first = Math.min(first, newSince);
      }
    }
    return slices.isEmpty()
        ? Optional.empty()
        : Optional.of(new Blame(dimension, dimension.label(), slices, 0, first));
  }

  private static boolean isKnown(String value, Dimension dimension, WindowProfile reference) {
    List<Sighting> before = switch (dimension) {
      case SCHEMA -> reference.schemas();
      case PRODUCER -> reference.producers();
      // A reference does not tell of which versions it is made.
      case VERSION, SEGMENT, PARTITION -> List.of();
    };
    return before.stream()
        .anyMatch(known -> known.value().equals(value) && known.rows() > KNOWN_SHARE * reference.rows());
  }

  /** Forgets what has had no window since. */
  void forget(long until) {
    runs.forget(until);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(VERSION);
    firstSeen.write(out);
    runs.write(out);
  }

  static History read(DataInputStream in) throws IOException {
    Binary.expectVersion(in, VERSION, "history of a model");
    History history = new History();
    history.firstSeen = FirstSeen.read(in);
    history.runs = DriftRuns.read(in);
    return history;
  }
}
