package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Profile of a numeric column: exact counts, extremes and moments, and the distribution of the finite values; exactly
 * while there are at most {@value Atoms#MAX} distinct values, as a KLL sketch afterwards.
 *
 * <p>Values wait in a buffer and are taken in bulk; whatever reads the profile empties it first.
 */
public final class NumericProfile extends ColumnProfile {
  /** How many values wait; few at first, as many a segment has but a few. */
  private static final int FIRST_BUFFER = 32;
  private static final int LAST_BUFFER = 256;

  private final int k;
  private final Moments moments = new Moments();
  private long nan;
  private long positiveInfinities;
  private long negativeInfinities;
  private NumberStore numbers;
  private double[] buffer = new double[0];
  private int buffered;

  public NumericProfile(Column column, ProfileSettings settings) {
    this(column, settings.k());
  }

  private NumericProfile(Column column, int k) {
    super(column);
    this.k = k;
    this.numbers = new NumberStore(k);
  }

  @Override
  void take(Row row, int slot) {
    count(row.number(slot));
  }

  @Override
  public void update(Cells cells, int[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isValue(cells.state(rows[i]))) {
        count(cells.number(rows[i]));
      }
    }
  }

  /** Counts a row with this number. */
  void add(double value) {
    addRow();
    count(value);
  }

  private void count(double value) {
    if (Double.isFinite(value)) {
      buffer(value);
    } else if (Double.isNaN(value)) {
      nan++;
    } else if (value > 0) {
      positiveInfinities++;
    } else {
      negativeInfinities++;
    }
  }

  private void buffer(double value) {
    if (buffered == buffer.length) {
      flush();
      // Profiles that are only merged or read never need the buffer.
      if (buffer.length < LAST_BUFFER) {
        buffer = new double[Math.max(FIRST_BUFFER, 2 * buffer.length)];
      }
    }
    // Adding 0 makes -0.0 the same value as 0.0.
    buffer[buffered++] = value + 0.0;
  }

  private void flush() {
    moments.add(buffer, buffered);
    numbers.add(buffer, buffered);
    buffered = 0;
  }

  @Override
  public void merge(ColumnProfile other) {
    switch (other) {
      case NumericProfile same -> mergeNumeric(same);
      case CategoricalProfile mistyped -> addMistyped(mistyped);
      case DescribedProfile mistyped -> addMistyped(mistyped);
    }
  }

  private void mergeNumeric(NumericProfile other) {
    flush();
    other.flush();
    addCounts(other);
    moments.add(other.moments);
    nan += other.nan;
    positiveInfinities += other.positiveInfinities;
    negativeInfinities += other.negativeInfinities;
    numbers.add(other.numbers);
  }

  @Override
  public long values() {
    return super.values() - nan - positiveInfinities - negativeInfinities;
  }

  public long nan() {
    return nan;
  }

  public long positiveInfinities() {
    return positiveInfinities;
  }

  public long negativeInfinities() {
    return negativeInfinities;
  }

  public long zeros() {
    flush();
    return moments.zeros;
  }

  public long negatives() {
    flush();
    return moments.negatives;
  }

  @Override
  public double distinct() {
    flush();
    return numbers.distinctValues();
  }

  /** The least finite value; empty if there is none. */
  public OptionalDouble min() {
    flush();
    return moments.count == 0 ? OptionalDouble.empty() : OptionalDouble.of(moments.min);
  }

  /** The greatest finite value; empty if there is none. */
  public OptionalDouble max() {
    flush();
    return moments.count == 0 ? OptionalDouble.empty() : OptionalDouble.of(moments.max);
  }

  /** Mean of the finite values; empty if there is none, or their sum is beyond a double. */
  public OptionalDouble mean() {
    flush();
    return moments.count > 0 && Double.isFinite(moments.mean)
        ? OptionalDouble.of(moments.mean)
        : OptionalDouble.empty();
  }

  /** Sample standard deviation; empty below two finite values, or if their squares are beyond a double. */
  public OptionalDouble standardDeviation() {
    flush();
    if (moments.count > 1 && moments.min == moments.max) {
      // Rounding leaves a trace of spread, which would be divided by.
      return OptionalDouble.of(0);
    }
    return moments.count > 1 && Double.isFinite(moments.m2)
        ? OptionalDouble.of(Math.sqrt(moments.m2 / (moments.count - 1)))
        : OptionalDouble.empty();
  }

  /** The finite values as a step function, exact or with its error. */
  public Distribution distribution() {
    flush();
    return numbers.distribution();
  }

  @Override
  public byte[] toBytes() {
    flush();
    return Frame.write(ProfileCodec.NUMERIC, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column());
    out.writeInt(k);
    writeCounts(out);
    moments.write(out);
    out.writeLong(nan);
    out.writeLong(positiveInfinities);
    out.writeLong(negativeInfinities);
    numbers.write(out);
  }

  static NumericProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    int k = in.readInt();
    NumericProfile profile = new NumericProfile(column, k);
    profile.readCounts(in);
    profile.moments.read(in);
    profile.nan = in.readLong();
    profile.positiveInfinities = in.readLong();
    profile.negativeInfinities = in.readLong();
    profile.numbers = NumberStore.read(in, k);
    return profile;
  }
}
