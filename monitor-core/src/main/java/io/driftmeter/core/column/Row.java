package io.driftmeter.core.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The column values of one event, by slot of its {@link Columns}; made once, filled again for each event.
 *
 * <p>A numeric slot holds a double, that of an embedding a list of doubles, any other slot UTF-8 bytes. A slot that nothing
 * was set on since {@link #clear()} is {@link #ABSENT}. Not thread-safe.
 */
public final class Row {
  /** The event has no such field. */
  public static final byte ABSENT = 0;
  /** The field is there and null. */
  public static final byte NULL = 1;
  /** The field has a value of the column's type. */
  public static final byte VALUE = 2;
  /** The field has a value that is not of the column's type. */
  public static final byte WRONG_TYPE = 3;

  /** Most numbers in an embedding; a longer one is a value of the wrong type. */
  public static final int MAX_DIMENSION = 4096;

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

  private final Columns columns;
  private byte[] states;
  private double[] numbers;
  private byte[][] bytes;
  private int[] lengths;
  private double[][] vectors;

  public Row(Columns columns) {
    this.columns = columns;
    int capacity = Math.max(16, columns.size());
    this.states = new byte[capacity];
    this.numbers = new double[capacity];
    this.bytes = new byte[capacity][];
    this.lengths = new int[capacity];
    this.vectors = new double[capacity][];
  }

  public Columns columns() {
    return columns;
  }

  /** Makes every slot absent, and room for columns that were appended. */
  public void clear() {
    int size = columns.size();
    if (size > states.length) {
      int capacity = Math.max(size, 2 * states.length);
      states = Arrays.copyOf(states, capacity);
      numbers = Arrays.copyOf(numbers, capacity);
      bytes = Arrays.copyOf(bytes, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      vectors = Arrays.copyOf(vectors, capacity);
    }
    Arrays.fill(states, 0, size, ABSENT);
  }

  public void setAbsent(int slot) {
    states[slot] = ABSENT;
  }

  public void setNull(int slot) {
    states[slot] = NULL;
  }

  public void setWrongType(int slot) {
    states[slot] = WRONG_TYPE;
  }

  public void setNumber(int slot, double value) {
    states[slot] = VALUE;
    numbers[slot] = value;
  }

  public void setBoolean(int slot, boolean value) {
    byte[] text = value ? TRUE : FALSE;
    setBytes(slot, text, 0, text.length);
  }

  /** Copies {@code source[from, from + length)}, UTF-8. */
  @SuppressWarnings("NullAway") // bytes[slot] is null until a slot is first set
  public void setBytes(int slot, byte[] source, int from, int length) {
    byte[] target = bytes[slot];
    if (target == null || target.length < length) {
      target = new byte[Math.max(32, Integer.highestOneBit(Math.max(1, length)) << 1)];
      bytes[slot] = target;
    }
    System.arraycopy(source, from, target, 0, length);
    lengths[slot] = length;
    states[slot] = VALUE;
  }

  public void setText(int slot, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    setBytes(slot, utf8, 0, utf8.length);
  }

  /** Begins an embedding without numbers, which {@link #addToVector} appends. */
  @SuppressWarnings("NullAway") // vectors[slot] is null until a slot is first set
  public void startVector(int slot) {
    if (vectors[slot] == null) {
      vectors[slot] = new double[16];
    }
    lengths[slot] = 0;
    states[slot] = VALUE;
  }

  /** Appends a number to the embedding; one too many makes it a value of the wrong type. */
  public void addToVector(int slot, double value) {
    double[] vector = vectors[slot];
    int length = lengths[slot];
    if (length == MAX_DIMENSION) {
      states[slot] = WRONG_TYPE;
      return;
    }
    if (length == vector.length) {
      vector = Arrays.copyOf(vector, 2 * length);
      vectors[slot] = vector;
    }
    vector[length] = value;
    lengths[slot] = length + 1;
  }

  public void setVector(int slot, double[] values) {
    startVector(slot);
    for (double value : values) {
      addToVector(slot, value);
    }
  }

  /** One of {@link #ABSENT}, {@link #NULL}, {@link #VALUE}, {@link #WRONG_TYPE}. */
  public byte state(int slot) {
    return states[slot];
  }

  public double number(int slot) {
    return numbers[slot];
  }

  /** The array whose first {@link #length(int)} bytes are the value; valid until the slot is next set. */
  public byte[] bytes(int slot) {
    return bytes[slot];
  }

  /** The array whose first {@link #length(int)} numbers are the embedding; valid until the slot is next set. */
  public double[] vector(int slot) {
    return vectors[slot];
  }

  /** How many bytes, or numbers of an embedding, the value has. */
  public int length(int slot) {
    return lengths[slot];
  }

  /** The value as text, for messages and segments; allocates. */
  public String text(int slot) {
    return new String(bytes[slot], 0, lengths[slot], StandardCharsets.UTF_8);
  }
}
