package io.driftmeter.app.alarm;

import io.driftmeter.core.alarm.ColumnEpisode;
import io.driftmeter.core.alarm.Episode;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.AlertColumn;
import io.driftmeter.schemas.avro.AlertState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes down episodes as records of the alerts topic. */
final class AlertRecords {
  private static final int SEGMENTS_NAMED = 3;

  private AlertRecords() {}

  static Alert of(SeriesKey series, long reference, Episode episode) {
    List<Map.Entry<String, ColumnEpisode>> worstFirst = episode.columns().entrySet().stream()
        .sorted(Comparator.comparingDouble(column -> -column.getValue().effect())).toList();
    return Alert.newBuilder().setId(id(series, episode.openedAt())).setModel(series.model())
        .setVersion(series.version()).setSegment(series.segment()).setColumn(worstFirst.getFirst().getKey())
        .setState(state(episode.phase())).setOpenedAt(Instant.ofEpochMilli(episode.openedAt()))
        .setWindowStart(Instant.ofEpochMilli(episode.windowStart()))
        .setWindowEnd(Instant.ofEpochMilli(episode.windowEnd())).setCause(cause(episode, worstFirst))
        .setReferenceCreatedAt(Instant.ofEpochMilli(reference))
        .setColumns(worstFirst.stream().map(column -> column(column.getKey(), column.getValue())).toList())
        .setSegments(List.copyOf(episode.segments())).build();
  }

  /** The same for the same episode after any crash, and short whatever the names. */
  private static String id(SeriesKey series, long openedAt) {
    String text = String.join("\u0000", series.model(), series.version(), series.segment(), Long.toString(openedAt));
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static AlertState state(Episode.Phase phase) {
    return switch (phase) {
      case OPENED -> AlertState.OPENED;
      case UPDATED -> AlertState.UPDATED;
      case CLOSED -> AlertState.CLOSED;
    };
  }

  private static AlertColumn column(String name, ColumnEpisode column) {
    return new AlertColumn(name, column.effect(), column.pValue(), Instant.ofEpochMilli(column.since()),
        column.isOver() ? Instant.ofEpochMilli(column.until().getAsLong()) : null, column.why());
  }

  private static String cause(Episode episode, List<Map.Entry<String, ColumnEpisode>> worstFirst) {
    ColumnEpisode worst = worstFirst.getFirst().getValue();
    List<String> parts = new ArrayList<>();
    parts.add(worst.why().isEmpty()
        ? String.format(Locale.ROOT, "%s drifted: PSI up to %.3f beyond chance", worstFirst.getFirst().getKey(),
            worst.effect())
        : worst.why());
    int more = worstFirst.size() - 1;
    if (more > 0) {
      parts.add("and " + more + (more == 1 ? " more column" : " more columns"));
    }
    if (!episode.segments().isEmpty()) {
      int unnamed = episode.segments().size() - SEGMENTS_NAMED;
      parts.add("in " + String.join(", ", episode.segments().stream().limit(SEGMENTS_NAMED).toList())
          + (unnamed > 0 ? " and " + unnamed + " more" : ""));
    }
    parts.add("alarmed from " + Instant.ofEpochMilli(episode.openedAt())
        + (episode.phase() == Episode.Phase.CLOSED ? " to " + Instant.ofEpochMilli(episode.windowEnd()) : ""));
    return String.join("; ", parts);
  }
}
