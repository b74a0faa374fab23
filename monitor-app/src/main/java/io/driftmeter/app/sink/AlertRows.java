package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Upsert.Kind.JSON;
import static io.driftmeter.app.sink.Upsert.Kind.TEXT;
import static io.driftmeter.app.sink.Upsert.Kind.TIME;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.app.sink.Upsert.Field;
import io.driftmeter.schemas.avro.Alert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Episodes as rows of the table alert: one row each, as it was last said. */
final class AlertRows {
  private static final Upsert ALERTS = new Upsert("alert", List.of(new Field("id", TEXT)),
      List.of(new Field("model", TEXT), new Field("version", TEXT), new Field("segment", TEXT),
          new Field("state", TEXT), new Field("opened_at", TIME), new Field("window_start", TIME),
          new Field("closed_at", TIME), new Field("reference_created_at", TIME), new Field("cause", TEXT),
          new Field("columns", JSON), new Field("segments", JSON)),
      // What is said again after a crash must not take back what was said since.
      "excluded.window_start >= stored.window_start", ", written_at = now()", "");
  private static final ObjectMapper JSON_TEXT = new ObjectMapper();

  private AlertRows() {}

  private record Column(String name, double effect, @JsonProperty("p_value") double pValue, String since,
      @Nullable String until, String why) {}

  /** Rows inserted or replaced. */
  static int write(Connection connection, List<Alert> alerts) throws SQLException {
    Map<String, Alert> newest = new TreeMap<>();
    alerts.forEach(alert -> newest.merge(SinkText.key(alert.getId()), alert,
        (a, b) -> b.getWindowStart().isBefore(a.getWindowStart()) ? a : b));
    Upsert.Rows rows = ALERTS.rows();
    newest.forEach((id, alert) -> rows.add(id, SinkText.key(alert.getModel()), SinkText.key(alert.getVersion()),
        SinkText.key(alert.getSegment()), alert.getState().name(), alert.getOpenedAt().toEpochMilli(),
        alert.getWindowStart().toEpochMilli(), closedAt(alert), millis(alert.getReferenceCreatedAt()),
        SinkText.clean(alert.getCause()),
        json(alert.getColumns().stream()
            .map(column -> new Column(SinkText.clean(column.getName()), column.getEffect(), column.getPValue(),
                column.getSince().toString(), column.getUntil() == null ? null : column.getUntil().toString(),
                SinkText.clean(column.getWhy())))
            .toList()),
        json(alert.getSegments().stream().map(SinkText::clean).toList())));
    return rows.write(connection);
  }

  private static @Nullable Long closedAt(Alert alert) {
    return switch (alert.getState()) {
      case OPENED, UPDATED -> null;
      case CLOSED -> millis(alert.getWindowEnd());
    };
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : Long.valueOf(time.toEpochMilli());
  }

  private static String json(List<?> values) {
    try {
      return JSON_TEXT.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers have a JSON form", e);
    }
  }
}
