package io.driftmeter.app.segment;

import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments that an event belongs to: {@code all}, and one for each segment column. Names are made once per value, so
 * that events of known segments cost no allocation. Not thread-safe.
 */
public final class Segments {
  public static final String ALL = "all";
  /** Longer values are cut: a segment is something that a person picks from a list. */
  private static final int LONGEST_VALUE = 200;

  private final Dimension[] dimensions;
  private int columnsSeen = -1;

  /** The segments of these columns; beyond so many values of one, the rest share {@code column=(other)}. */
  public Segments(List<String> columns, int valuesPerColumn) {
    this.dimensions = columns.stream().map(column -> new Dimension(column, valuesPerColumn)).toArray(Dimension[]::new);
  }

  /** How many segments each event belongs to. */
  public int count() {
    return 1 + dimensions.length;
  }

  /** The name of the row's segment, {@code index} 0 being {@link #ALL}. */
  public String name(Row row, int index) {
    if (index == 0) {
      return ALL;
    }
    if (columnsSeen != row.columns().size()) {
      columnsSeen = row.columns().size();
      for (Dimension dimension : dimensions) {
        dimension.slot = row.columns().slotOf(dimension.column);
      }
    }
    return dimensions[index - 1].name(row);
  }

  private static final class Dimension {
    private final String column;
    private final int limit;
    private final String none;
    private final String other;
    private final Map<Value, String> names = new HashMap<>();
    private final Value probe = new Value();
    private int slot = -1;

    Dimension(String column, int limit) {
      this.column = column;
      this.limit = limit;
      this.none = column + "=(none)";
      this.other = column + "=(other)";
    }

    String name(Row row) {
      if (slot < 0 || row.state(slot) != Row.VALUE) {
        return none;
      }
      if (row.columns().get(slot).type() == ColumnType.EMBEDDING) {
        return none;
      }
      boolean counted = row.columns().get(slot).type().isBytes();
      if (counted) {
        probe.set(row.bytes(slot), Math.min(row.length(slot), LONGEST_VALUE));
      } else {
        probe.set(row.number(slot));
      }
      String known = names.get(probe);
      return known != null ? known : learn(row, counted);
    }

    private String learn(Row row, boolean counted) {
      if (names.size() >= limit) {
        return other;
      }
      String name = column + "=" + (counted ? cut(row.text(slot)) : number(row.number(slot)));
      names.put(probe.copy(), name);
      return name;
    }

    private static String cut(String text) {
      return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }

    private static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /** Bytes or a number, compared by content; set again for each look-up, copied to be kept. */
  private static final class Value {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int length;
    private double number;
    private int hash;

    void set(byte[] newBytes, int newLength) {
      bytes = newBytes;
      length = newLength;
      number = 0;
      int h = 1;
      for (int i = 0; i < newLength; i++) {
        h = 31 * h + newBytes[i];
      }
      hash = h;
    }

    void set(double newNumber) {
      bytes = NONE;
      length = 0;
      number = newNumber;
      hash = Double.hashCode(newNumber);
    }

    Value copy() {
      Value copy = new Value();
      copy.bytes = Arrays.copyOf(bytes, length);
      copy.length = length;
      copy.number = number;
      copy.hash = hash;
      return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Value that && hash == that.hash && Double.compare(number, that.number) == 0
          && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
