package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/**
 * Profile of a numeric column: exact counts, extremes and moments, and the distribution of the finite values; exactly
 * while there are at most {@value Atoms#MAX} distinct values, as a KLL sketch (Karnin, Lang, Liberty 2016) afterwards.
 *
 * <p>Values wait in a buffer and are taken in bulk; whatever reads the profile empties it first.
 */
public final class NumericProfile implements ColumnProfile {
  private static final int BUFFER = 256;

  private final Column column;
  private final int k;
  private final Tally tally;
  private final Moments moments;
  private long nan;
  private long positiveInfinities;
  private long negativeInfinities;
  /** Null once there were too many distinct values; from then on the two sketches are there. */
  private @Nullable Atoms atoms;
  private @Nullable KllDoublesSketch quantiles;
  private @Nullable HllSketch distinct;
  private double[] buffer = new double[0];
  private int buffered;

  public NumericProfile(Column column, ProfileSettings settings) {
    this(column, settings.k(), new Tally(), new Moments(), new Atoms());
  }

  private NumericProfile(Column column, int k, Tally tally, Moments moments, @Nullable Atoms atoms) {
    this.column = column;
    this.k = k;
    this.tally = tally;
    this.moments = moments;
    this.atoms = atoms;
  }

  @Override
  public Column column() {
    return column;
  }

  @Override
  public void update(Row row, int slot) {
    if (tally.isValue(row.state(slot))) {
      double value = row.number(slot);
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
  }

  private void buffer(double value) {
    if (buffered == buffer.length) {
      flush();
      // Profiles that are only merged or read never need the buffer.
      buffer = buffer.length == 0 ? new double[BUFFER] : buffer;
    }
    // Adding 0 makes -0.0 the same value as 0.0.
    buffer[buffered++] = value + 0.0;
  }

  @Override
  public void updateMistyped(byte state) {
    tally.countMistyped(state);
  }

  private void flush() {
    moments.add(buffer, buffered);
    int counted = 0;
    if (atoms != null) {
      while (counted < buffered && atoms.add(buffer[counted], 1)) {
        counted++;
      }
    }
    if (counted < buffered) {
      startSketches().update(buffer, counted, buffered - counted);
      HllSketch hll = distinctSketch();
      for (int i = counted; i < buffered; i++) {
        hll.update(buffer[i]);
      }
    }
    buffered = 0;
  }

  /** The quantile sketch, to which the atoms have given way. */
  private KllDoublesSketch startSketches() {
    KllDoublesSketch kll = quantiles == null ? KllDoublesSketch.newHeapInstance(k) : quantiles;
    quantiles = kll;
    if (atoms != null) {
      HllSketch hll = distinctSketch();
      for (double value : atoms.sorted()) {
        kll.update(value, atoms.count(value));
        hll.update(value);
      }
      atoms = null;
    }
    return kll;
  }

  private HllSketch distinctSketch() {
    HllSketch hll = distinct == null ? Sketches.distinct() : distinct;
    distinct = hll;
    return hll;
  }

  @Override
  public void merge(ColumnProfile other) {
    switch (other) {
      case CategoricalProfile mistyped -> tally.addMistyped(mistyped);
      case NumericProfile same -> mergeNumeric(same);
    }
  }

  private void mergeNumeric(NumericProfile other) {
    flush();
    other.flush();
    tally.add(other.tally);
    moments.add(other.moments);
    nan += other.nan;
    positiveInfinities += other.positiveInfinities;
    negativeInfinities += other.negativeInfinities;
    if (other.atoms != null) {
      mergeAtoms(other.atoms);
    } else if (other.quantiles != null && other.distinct != null) {
      startSketches().merge(other.quantiles);
      distinct = Sketches.union(distinctSketch(), other.distinct);
    }
  }

  private void mergeAtoms(Atoms others) {
    for (double value : others.sorted()) {
      if (atoms == null || !atoms.add(value, others.count(value))) {
        startSketches().update(value, others.count(value));
        distinctSketch().update(value);
      }
    }
  }

  @Override
  public long rows() {
    return tally.rows;
  }

  @Override
  public long values() {
    flush();
    return moments.count;
  }

  @Override
  public long nulls() {
    return tally.nulls;
  }

  @Override
  public long typeErrors() {
    return tally.typeErrors;
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
    return atoms != null ? atoms.size() : Sketches.count(distinctSketch());
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
    return moments.count > 1 && Double.isFinite(moments.m2)
        ? OptionalDouble.of(Math.sqrt(moments.m2 / (moments.count - 1)))
        : OptionalDouble.empty();
  }

  /** The finite values as a step function, exact or with its error. */
  public Distribution distribution() {
    flush();
    if (atoms != null) {
      double[] values = atoms.sorted();
      long[] cumulative = new long[values.length];
      long sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += atoms.count(values[i]);
        cumulative[i] = sum;
      }
      return new Distribution(values, cumulative, 0, 0, 0);
    }
    return Sketches.distribution(startSketches());
  }

  @Override
  public byte[] toBytes() {
    flush();
    return Frame.write(ProfileCodec.NUMERIC, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column);
    out.writeInt(k);
    tally.write(out);
    moments.write(out);
    out.writeLong(nan);
    out.writeLong(positiveInfinities);
    out.writeLong(negativeInfinities);
    out.writeBoolean(atoms != null);
    if (atoms != null) {
      atoms.write(out);
    } else {
      ProfileCodec.writeBytes(out, startSketches().toByteArray());
      ProfileCodec.writeBytes(out, distinctSketch().toCompactByteArray());
    }
  }

  static NumericProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    int k = in.readInt();
    Tally tally = Tally.read(in);
    Moments moments = Moments.read(in);
    long nan = in.readLong();
    long positive = in.readLong();
    long negative = in.readLong();
    boolean exact = in.readBoolean();
    NumericProfile profile = new NumericProfile(column, k, tally, moments, exact ? Atoms.read(in) : null);
    profile.nan = nan;
    profile.positiveInfinities = positive;
    profile.negativeInfinities = negative;
    if (!exact) {
      profile.quantiles = KllDoublesSketch.heapify(MemorySegment.ofArray(ProfileCodec.readBytes(in)));
      profile.distinct = HllSketch.heapify(ProfileCodec.readBytes(in));
    }
    return profile;
  }
}
