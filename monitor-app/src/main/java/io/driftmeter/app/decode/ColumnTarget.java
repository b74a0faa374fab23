package io.driftmeter.app.decode;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A column, which is appended to the others once its type is known.
 *
 * <p>All numbers are interchangeable: a field widened from int to double stays the same column. A column that was
 * <em>configured</em> as categorical takes whole numbers and booleans too, as text; otherwise a value that is not of the
 * column's type counts as such.
 */
final class ColumnTarget implements Target {
  private static final Logger LOG = LoggerFactory.getLogger(ColumnTarget.class);
  private static final int UNKNOWN = -1;

  private final Columns columns;
  private final String name;
  private final ColumnRole role;
  private final boolean takesCodes;
  private final boolean required;
  private final Digits digits = new Digits();
  private int slot = UNKNOWN;
  private ColumnType type = ColumnType.NUMERIC;
  private @Nullable ColumnType found;
  private boolean warned;

  private ColumnTarget(Columns columns, String name, ColumnRole role, boolean takesCodes, boolean required) {
    this.columns = columns;
    this.name = name;
    this.role = role;
    this.takesCodes = takesCodes;
    this.required = required;
  }

  /** A column of configured type. */
  static ColumnTarget of(Columns columns, Column column, boolean required) {
    boolean takesCodes = column.type() == ColumnType.CATEGORICAL;
    ColumnTarget result = new ColumnTarget(columns, column.name(), column.role(), takesCodes, required);
    result.appear(column.type());
    return result;
  }

  /** A column whose type is that of the schema, or of the first value that is not null. */
  static ColumnTarget untyped(Columns columns, String name, ColumnRole role, boolean required) {
    return new ColumnTarget(columns, name, role, false, required);
  }

  /** Gives the column its type; if it has one already, that stays. */
  void appear(ColumnType seen) {
    if (slot == UNKNOWN) {
      slot = columns.add(new Column(name, seen, role));
      type = columns.get(slot).type();
    }
  }

  /** Gives the column the type of the value found in an event that was read to its end. */
  void keepFound() {
    if (found != null) {
      appear(found);
    }
  }

  /** Forgets what was found in bytes that turned out to be damaged. */
  void dropFound() {
    found = null;
  }

  String name() {
    return name;
  }

  boolean required() {
    return required;
  }

  @Override
  public void setNull(Event event) {
    if (hasPlace(event)) {
      event.row().setNull(slot);
    }
  }

  @Override
  public void setNumber(Event event, double value) {
    if (hasPlace(event, ColumnType.NUMERIC)) {
      if (type == ColumnType.NUMERIC) {
        event.row().setNumber(slot, value);
      } else {
        event.row().setWrongType(slot);
      }
    }
  }

  @Override
  public void setLong(Event event, long value) {
    if (takesCodes && hasPlace(event)) {
      digits.set(value);
      event.row().setBytes(slot, digits.bytes(), digits.from(), digits.length());
    } else {
      setNumber(event, (double) value);
    }
  }

  @Override
  public void setBoolean(Event event, boolean value) {
    if (hasPlace(event, ColumnType.BOOLEAN)) {
      if (type == ColumnType.BOOLEAN || takesCodes) {
        event.row().setBoolean(slot, value);
      } else {
        event.row().setWrongType(slot);
      }
    }
  }

  @Override
  public void setText(Event event, byte[] source, int from, int length) {
    if (hasPlace(event, ColumnType.CATEGORICAL)) {
      if (type == ColumnType.CATEGORICAL || type == ColumnType.TEXT) {
        event.row().setBytes(slot, source, from, length);
      } else {
        event.row().setWrongType(slot);
      }
    }
  }

  @Override
  public void setInstant(Event event, long epochMillis) {
    setNumber(event, (double) epochMillis);
  }

  @Override
  public boolean wantsVectors() {
    return slot != UNKNOWN && type == ColumnType.EMBEDDING;
  }

  @Override
  public void startVector(Event event) {
    if (hasPlace(event, ColumnType.EMBEDDING)) {
      if (type == ColumnType.EMBEDDING) {
        event.row().startVector(slot);
      } else {
        event.row().setWrongType(slot);
      }
    }
  }

  @Override
  public void addToVector(Event event, double value) {
    if (hasPlace(event) && event.row().state(slot) == Row.VALUE) {
      event.row().addToVector(slot, value);
      if (event.row().state(slot) == Row.WRONG_TYPE && !warned) {
        warned = true;
        LOG.warn("Column '{}': found an embedding of more than {} numbers, which is the most allowed. This and further "
            + "ones count as values of the wrong type; shorten them, or exclude the column", name, Row.MAX_DIMENSION);
      }
    }
  }

  @Override
  public void setOther(Event event, String kind) {
    if (hasPlace(event)) {
      event.row().setWrongType(slot);
    }
  }

  private boolean hasPlace(Event event, ColumnType seen) {
    if (slot == UNKNOWN && found == null) {
      found = seen;
      event.addFound(this);
    }
    return hasPlace(event);
  }

  private boolean hasPlace(Event event) {
    return slot != UNKNOWN && slot < event.room();
  }

  /** Whether the event has neither a value nor a value of the wrong type. */
  boolean isMissing(Event event) {
    if (!hasPlace(event)) {
      return true;
    }
    byte state = event.row().state(slot);
    return state == Row.ABSENT || state == Row.NULL;
  }
}
