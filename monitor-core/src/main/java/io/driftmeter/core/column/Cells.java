package io.driftmeter.core.column;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one column in a batch of rows, by index of the row: what a slot of {@link Row} is for a single row, with
 * the same states. Filled again for each batch, one value at a time or all at once. Not thread-safe.
 */
public final class Cells {
  private final ColumnType type;
  private int size;
  private byte[] states = new byte[0];
  /** Of a numeric column by row, of embeddings one after the other. */
  private double[] numbers = new double[0];
  /** Value i of a column of bytes or embeddings is {@code [starts[i], starts[i + 1])}. */
  private int[] starts = new int[1];
  private byte[] bytes = new byte[0];

  public Cells(ColumnType type) {
    this.type = type;
  }

  public ColumnType type() {
    return type;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** Takes the numbers of all rows, each of which has a value until {@link #setState} says otherwise. */
  public void setNumbers(int rows, DoubleBuffer source) {
    allValues(rows);
    numbers = source.remaining() > numbers.length ? new double[source.remaining()] : numbers;
    source.get(numbers, 0, rows);
  }

  /** Takes UTF-8 of all rows, that of row i from {@code newStarts[i]} up to {@code newStarts[i + 1]}. */
  public void setBytes(int rows, IntBuffer newStarts, ByteBuffer source) {
    allValues(rows);
    newStarts.get(starts, 0, rows + 1);
    int length = starts[rows];
    bytes = length > bytes.length ? new byte[length] : bytes;
    source.get(bytes, 0, length);
  }

  /** Takes embeddings of all rows, that of row i from {@code newStarts[i]} up to {@code newStarts[i + 1]}. */
  public void setVectors(int rows, IntBuffer newStarts, DoubleBuffer source) {
    allValues(rows);
    newStarts.get(starts, 0, rows + 1);
    int length = starts[rows];
    numbers = length > numbers.length ? new double[length] : numbers;
    source.get(numbers, 0, length);
  }

  private void allValues(int rows) {
    size = rows;
    if (rows > states.length) {
      states = new byte[rows];
      starts = new int[rows + 1];
    }
    Arrays.fill(states, 0, rows, Row.VALUE);
  }

  /** Makes a row that has no value {@link Row#ABSENT}, {@link Row#NULL} or {@link Row#WRONG_TYPE}. */
  public void setState(int row, byte state) {
    states[row] = state;
  }

  /** Appends what a row has in a slot of this column's type. */
  public void add(Row row, int slot) {
    if (size == states.length) {
      states = Arrays.copyOf(states, Math.max(16, 2 * size));
      starts = Arrays.copyOf(starts, states.length + 1);
    }
    byte state = row.state(slot);
    states[size] = state;
    if (type == ColumnType.NUMERIC) {
      numbers = room(numbers, size + 1);
      numbers[size] = row.number(slot);
    } else {
      int start = size == 0 ? 0 : starts[size];
      int length = state == Row.VALUE ? row.length(slot) : 0;
      if (type == ColumnType.EMBEDDING) {
        numbers = room(numbers, start + length);
        copy(row.vector(slot), numbers, start, length);
      } else {
        bytes = room(bytes, start + length);
        copy(row.bytes(slot), bytes, start, length);
      }
      starts[size] = start;
      starts[size + 1] = start + length;
    }
    size++;
  }

  private static double[] room(double[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
  }

  private static byte[] room(byte[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of the same kind
  private static void copy(Object source, Object target, int start, int length) {
    if (length > 0) {
      System.arraycopy(source, 0, target, start, length);
    }
  }

  /** Sets a slot of this column's type to what the row has here. */
  public void copyTo(Row target, int slot, int row) {
    switch (states[row]) {
      case Row.VALUE -> copyValue(target, slot, row);
      case Row.NULL -> target.setNull(slot);
      case Row.WRONG_TYPE -> target.setWrongType(slot);
      default -> target.setAbsent(slot);
    }
  }

  private void copyValue(Row target, int slot, int row) {
    switch (type) {
      case NUMERIC -> target.setNumber(slot, numbers[row]);
      case CATEGORICAL, BOOLEAN, TEXT -> target.setBytes(slot, bytes, starts[row], starts[row + 1] - starts[row]);
      case EMBEDDING -> {
        target.startVector(slot);
        for (int i = starts[row]; i < starts[row + 1]; i++) {
          target.addToVector(slot, numbers[i]);
        }
      }
    }
  }

  /** One of {@link Row#ABSENT}, {@link Row#NULL}, {@link Row#VALUE}, {@link Row#WRONG_TYPE}. */
  public byte state(int row) {
    return states[row];
  }

  /** The number of a row of a numeric column. */
  public double number(int row) {
    return numbers[row];
  }

  /** The array that holds UTF-8 of every row, this one's at {@link #start}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the bytes of a row begin. */
  public int start(int row) {
    return starts[row];
  }

  /** The bytes of a row as text; allocates. */
  public String text(int row) {
    return new String(bytes, starts[row], length(row), StandardCharsets.UTF_8);
  }

  /** How many bytes, or numbers of an embedding, a row has. */
  public int length(int row) {
    return starts[row + 1] - starts[row];
  }
}
