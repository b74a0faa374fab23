package io.driftmeter.core.evidently;

import java.util.List;

/** A categorical or boolean column. */
public final class RawCategories implements RawColumn {
  private final List<String> reference;
  private final List<String> current;

  /** Takes the values as they are, without a copy. */
  public RawCategories(List<String> reference, List<String> current) {
    if (reference.isEmpty() || current.isEmpty()) {
      throw new IllegalArgumentException("found " + reference.size() + " values in the reference and " + current.size()
          + " in the current data; needed is one of each");
    }
    this.reference = reference;
    this.current = current;
  }

  @Override
  public int referenceRows() {
    return reference.size();
  }

  @Override
  public int currentRows() {
    return current.size();
  }

  @Override
  public int distinct() {
    return values().size();
  }

  @Override
  public Counts values() {
    return Counts.of(reference.stream(), current.stream());
  }

  @Override
  public Counts bins() {
    return values();
  }

  @Override
  public double hellinger() {
    Counts counts = values();
    double[] p = counts.referenceShares(referenceRows());
    double[] q = counts.currentShares(currentRows());
    double overlap = 0;
    for (int i = 0; i < counts.size(); i++) {
      overlap += Math.sqrt(p[i] * q[i]);
    }
    return Math.sqrt(1 - Math.min(1, overlap));
  }
}
