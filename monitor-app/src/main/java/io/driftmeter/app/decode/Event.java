package io.driftmeter.app.decode;

import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one record; made once per decoder, filled again for each record. Not thread-safe.
 */
public final class Event {
  /** The {@link #schemaId()} of a value that names none. */
  public static final int NO_SCHEMA = -1;

  private final Row row;
  private final Origin origin = new Origin();
  private final List<ColumnTarget> found = new ArrayList<>();
  private int room;
  private String model = "";
  private String version = "";
  private boolean hasEventTime;
  private long eventTime;
  private @Nullable String eventTimeProblem;
  private byte[] id = new byte[64];
  private int idLength;
  private int schemaId = NO_SCHEMA;

  /** Holds values of the columns, which are those of the decoder that fills it. */
  public Event(Columns columns) {
    this.row = new Row(columns);
  }

  public Row row() {
    return row;
  }

  /** The model the event names, or the configured one; the same instance for the same name. */
  public String model() {
    return model;
  }

  /** The version of the model, empty if the event carries none; the same instance for the same version. */
  public String version() {
    return version;
  }

  /** False if no event time is configured: the record's timestamp stands for it. */
  public boolean hasEventTime() {
    return hasEventTime;
  }

  /** Milliseconds since 1970 UTC; meaningful only if {@link #hasEventTime()}. */
  public long eventTime() {
    return eventTime;
  }

  /** The array whose first {@link #idLength()} bytes are the prediction id, UTF-8; valid until the next record. */
  public byte[] id() {
    return id;
  }

  /** 0 if the event carries no id. */
  public int idLength() {
    return idLength;
  }

  /** The prediction id as text, empty if there is none; allocates. */
  public String idText() {
    return new String(id, 0, idLength, StandardCharsets.UTF_8);
  }

  /** The id of the writer schema, or {@link #NO_SCHEMA}. */
  public int schemaId() {
    return schemaId;
  }

  /** Where it comes from; filled by an {@link OriginReader}, else what it was for the record before. */
  public Origin origin() {
    return origin;
  }

  void clear(String defaultModel) {
    row.clear();
    found.clear();
    room = row.columns().size();
    model = defaultModel;
    version = "";
    hasEventTime = false;
    eventTimeProblem = null;
    idLength = 0;
    schemaId = NO_SCHEMA;
  }

  /** How many columns there were when the row was cleared: slots from here on have no place in it yet. */
  int room() {
    return room;
  }

  /** A column that has no place yet. */
  void addFound(ColumnTarget column) {
    found.add(column);
  }

  /** The columns that this event was the first to show. */
  List<ColumnTarget> found() {
    return found;
  }

  void setSchemaId(int value) {
    schemaId = value;
  }

  void setModel(String value) {
    model = value;
  }

  void setVersion(String value) {
    version = value;
  }

  void setEventTime(long epochMillis) {
    hasEventTime = true;
    eventTime = epochMillis;
    eventTimeProblem = null;
  }

  void setEventTimeProblem(String problem) {
    hasEventTime = false;
    eventTimeProblem = problem;
  }

  /** What is wrong with the event time; null if nothing, or if the event had none. */
  @Nullable
  String eventTimeProblem() {
    return eventTimeProblem;
  }

  void setId(byte[] source, int from, int length) {
    if (id.length < length) {
      id = new byte[Math.max(length, 2 * id.length)];
    }
    System.arraycopy(source, from, id, 0, length);
    idLength = length;
  }
}
