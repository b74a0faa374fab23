package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of finite numbers: counted exactly as atoms, and from the first distinct value too many in a KLL
 * sketch (Karnin, Lang, Liberty 2016) and a HyperLogLog sketch.
 */
final class NumberStore {
  private final int k;
  /** Null from when the sketches took over. */
  private @Nullable Atoms atoms = new Atoms();
  private @Nullable KllDoublesSketch quantiles;
  private @Nullable HllSketch distinct;
  /** How many values the quantile sketch took one by one; a value with a count costs it no accuracy. */
  private long single;

  NumberStore(int k) {
    this.k = k;
  }

  void add(double[] values, int length) {
    int counted = 0;
    if (atoms != null) {
      while (counted < length && atoms.add(values[counted], 1)) {
        counted++;
      }
    }
    if (counted < length) {
      quantiles().update(values, counted, length - counted);
      single += length - counted;
      HllSketch hll = distinct();
      for (int i = counted; i < length; i++) {
        hll.update(values[i]);
      }
    }
  }

  void add(NumberStore other) {
    if (other.atoms != null) {
      for (double value : other.atoms.sorted()) {
        add(value, other.atoms.count(value));
      }
    } else {
      quantiles().merge(other.quantiles());
      single += other.single;
      distinct = Sketches.union(distinct(), other.distinct());
    }
  }

  private void add(double value, long count) {
    if (atoms == null || !atoms.add(value, count)) {
      update(quantiles(), value, count);
      distinct().update(value);
    }
  }

  private void update(KllDoublesSketch sketch, double value, long count) {
    int before = sketch.getNumRetained();
    sketch.update(value, count);
    // The sketch takes a small count one by one, a large one as an item for each of its binary digits.
    if (count == 1 || sketch.getNumRetained() - before != Long.bitCount(count)) {
      single += count;
    }
  }

  /** The quantile sketch, which takes over from the atoms when it is first asked for. */
  private KllDoublesSketch quantiles() {
    if (quantiles == null) {
      quantiles = KllDoublesSketch.newHeapInstance(k);
    }
    if (atoms != null) {
      for (double value : atoms.sorted()) {
        update(quantiles, value, atoms.count(value));
        distinct().update(value);
      }
      atoms = null;
    }
    return quantiles;
  }

  private HllSketch distinct() {
    if (distinct == null) {
      distinct = Sketches.distinct();
    }
    return distinct;
  }

  double distinctValues() {
    return atoms != null ? atoms.size() : Sketches.count(distinct());
  }

  Distribution distribution() {
    return atoms != null ? atoms.distribution() : Sketches.distribution(quantiles(), single);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeBoolean(atoms != null);
    if (atoms != null) {
      atoms.write(out);
    } else {
      ProfileCodec.writeBytes(out, quantiles().toByteArray());
      ProfileCodec.writeBytes(out, distinct().toCompactByteArray());
      out.writeLong(single);
    }
  }

  static NumberStore read(DataInputStream in, int k) throws IOException {
    NumberStore store = new NumberStore(k);
    if (in.readBoolean()) {
      store.atoms = Atoms.read(in);
    } else {
      store.atoms = null;
      store.quantiles = KllDoublesSketch.heapify(MemorySegment.ofArray(ProfileCodec.readBytes(in)));
      store.distinct = HllSketch.heapify(ProfileCodec.readBytes(in));
      // What was written before this was counted ends here; that all came one by one is the most noise there can be.
      store.single = in.available() > 0 ? in.readLong() : store.quantiles.getN();
    }
    return store;
  }
}
