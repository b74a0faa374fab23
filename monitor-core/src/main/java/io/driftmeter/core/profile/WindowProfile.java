package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mergeable summary of the events of one window: a header (events, late events, first and last event time) and a
 * profile per column. Live and mutable; not thread-safe.
 *
 * <p>A column is known by its name. It is added when a row or another profile first shows it, and its own
 * {@link ColumnProfile#rows} count from then on: the events before are not counted as nulls of it.
 *
 * <p>For storing, columns live in chunks of {@value #COLUMNS_PER_CHUNK}, and stay where they are. A new column goes to
 * the first chunk with room: if a crash lost the newest state of one chunk only, replaying the events puts its columns
 * back where they were.
 */
public final class WindowProfile {
  public static final int COLUMNS_PER_CHUNK = 12;
  private static final Origin UNKNOWN = new Origin();

  private final ProfileSettings settings;
  private final List<List<ColumnProfile>> chunks = new ArrayList<>();
  private final Map<String, ColumnProfile> byName = new HashMap<>();
  private final WindowHeader header = new WindowHeader();
  private @Nullable SlotMap slots;

  public WindowProfile(ProfileSettings settings) {
    this.settings = settings;
    chunks.add(new ArrayList<>());
  }

  /** Counts an event of unknown origin, whose time is in milliseconds since the epoch. */
  public void update(Row row, long eventTimeMs, boolean late) {
    update(row, UNKNOWN, eventTimeMs, late);
  }

  /** Counts an event, whose time is in milliseconds since the epoch. */
  public void update(Row row, Origin origin, long eventTimeMs, boolean late) {
    addColumns(row.columns());
    header.count(origin, eventTimeMs, late);
    if (slots != null) {
      slots.update(row);
    }
  }

  /**
   * Counts an event in one chunk only: its columns, and for chunk 0 the header. Columns of the row that are new are
   * added first, so call {@link #addColumns} before looping over {@link #chunks()}.
   */
  public void updateChunk(int chunk, Row row, Origin origin, long eventTimeMs, boolean late) {
    addColumns(row.columns());
    if (chunk == 0) {
      header.count(origin, eventTimeMs, late);
    }
    if (slots != null) {
      slots.update(row, chunk);
    }
  }

  /**
   * Counts events of unknown origin in the header only, and adds the columns that are new; what the events hold is counted
   * by {@link #updateColumn}, once for each slot.
   *
   * @param firstEventTimeMs least time of these events, in milliseconds since the epoch
   */
  public void updateHeader(Columns columns, long rows, long firstEventTimeMs, long lastEventTimeMs) {
    addColumns(columns);
    header.count(rows, firstEventTimeMs, lastEventTimeMs);
  }

  /**
   * Counts the cells of {@code rows[from, to)} in the column of a slot of those given to {@link #updateHeader}. Different
   * slots may be updated by different threads at the same time.
   */
  public void updateColumn(int slot, Cells cells, int[] rows, int from, int to) {
    Objects.requireNonNull(slots, "updateHeader comes first").update(slot, cells, rows, from, to);
  }

  /** Adds, empty, the columns that are new; {@link #update} does so by itself. */
  public void addColumns(Columns columns) {
    if (slots != null && slots.fits(columns)) {
      return;
    }
    for (Column column : columns.asList()) {
      if (!byName.containsKey(column.name())) {
        add(empty(column), chunkWithRoom());
      }
    }
    slots = new SlotMap(columns, chunks, byName);
  }

  private ColumnProfile empty(Column column) {
    return switch (column.type()) {
      case NUMERIC -> new NumericProfile(column, settings);
      case CATEGORICAL, BOOLEAN -> new CategoricalProfile(column, settings);
      case TEXT -> new TextProfile(column, settings);
      case EMBEDDING -> new EmbeddingProfile(column, settings);
    };
  }

  private int chunkWithRoom() {
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      if (chunks.get(chunk).size() < COLUMNS_PER_CHUNK) {
        return chunk;
      }
    }
    return chunks.size();
  }

  private void add(ColumnProfile profile, int chunk) {
    while (chunks.size() <= chunk) {
      chunks.add(new ArrayList<>());
    }
    chunks.get(chunk).add(profile);
    byName.put(profile.column().name(), profile);
    slots = null;
  }

  /** Adds the events of another profile, column by column by name; {@code other} is left as it was. */
  public void merge(WindowProfile other) {
    header.add(other.header);
    other.columns().forEach(this::mergeColumn);
  }

  private void mergeColumn(ColumnProfile other) {
    ColumnProfile mine = byName.get(other.column().name());
    if (mine == null) {
      mine = empty(other.column());
      add(mine, chunkWithRoom());
    }
    mine.merge(other);
  }

  /** Events in the window. */
  public long rows() {
    return header.rows();
  }

  /** Of these, events that came after their window was closed. */
  public long lateRows() {
    return header.lateRows();
  }

  /** Least event time in milliseconds; {@link Long#MAX_VALUE} if there was no event. */
  public long firstEventTime() {
    return header.firstEventTime();
  }

  /** Greatest event time in milliseconds; {@link Long#MIN_VALUE} if there was no event. */
  public long lastEventTime() {
    return header.lastEventTime();
  }

  /** The schemas that events were written with; at most {@value Sightings#MOST}, the rest as one. */
  public List<Sighting> schemas() {
    return header.schemas();
  }

  /** The producers that wrote events; at most {@value Sightings#MOST}, the rest as one. */
  public List<Sighting> producers() {
    return header.producers();
  }

  /** The columns, chunk after chunk. */
  public List<ColumnProfile> columns() {
    return chunks.stream().flatMap(List::stream).toList();
  }

  /** The column of that name, if any event or profile showed it. */
  public @Nullable ColumnProfile column(String name) {
    return byName.get(name);
  }

  /** How many chunks the binary form has, at least one. */
  public int chunks() {
    return chunks.size();
  }

  /** The versioned binary form of one chunk, shorter than a megabyte. */
  public byte[] chunkToBytes(int chunk) {
    return new Chunk(chunk, header, chunks.get(chunk)).toBytes();
  }

  /**
   * Merges the columns of a chunk, and for chunk 0 the header. Throws {@link IllegalArgumentException} for bytes that
   * are not a chunk.
   */
  public void mergeChunk(byte[] bytes) {
    Chunk chunk = Chunk.read(bytes);
    header.add(chunk.header());
    chunk.columns().forEach(this::mergeColumn);
  }

  /** The profile whose chunks these are, in any order; a chunk may be missing. */
  public static WindowProfile fromChunks(ProfileSettings settings, List<byte[]> chunks) {
    WindowProfile profile = new WindowProfile(settings);
    for (byte[] bytes : chunks) {
      Chunk chunk = Chunk.read(bytes);
      profile.header.add(chunk.header());
      chunk.columns().forEach(column -> profile.add(column, chunk.index()));
    }
    return profile;
  }
}
