package io.driftmeter.core.multivariate;

import io.driftmeter.core.column.Row;
import java.util.List;

/** Turns the values of some numeric columns into distances from their means in standard deviations. */
public final class Standardisation {
  private final List<String> columns;
  private final double[] means;
  private final double[] deviations;

  /**
   * @param means      of the reference, in the order of the columns
   * @param deviations of the reference, each finite and greater than 0
   */
  public Standardisation(List<String> columns, double[] means, double[] deviations) {
    if (means.length != columns.size() || deviations.length != columns.size()) {
      throw new IllegalArgumentException("%d columns, %d means and %d deviations: one of each per column is needed"
          .formatted(columns.size(), means.length, deviations.length));
    }
    for (int i = 0; i < deviations.length; i++) {
      if (!(deviations[i] > 0 && Double.isFinite(deviations[i]) && Double.isFinite(means[i]))) {
        throw new IllegalArgumentException("column '%s' cannot be standardised: found mean %s and standard deviation %s"
            .formatted(columns.get(i), means[i], deviations[i]));
      }
    }
    this.columns = List.copyOf(columns);
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  public List<String> columns() {
    return columns;
  }

  /**
   * Writes the standardised values of a row to x.
   *
   * @return false, with x half written, if some column has no finite number in the row
   */
  public boolean apply(Row row, double[] x) {
    for (int i = 0; i < means.length; i++) {
      int slot = row.columns().slotOf(columns.get(i));
      if (slot < 0 || row.state(slot) != Row.VALUE || !Double.isFinite(row.number(slot))) {
        return false;
      }
      x[i] = (row.number(slot) - means[i]) / deviations[i];
    }
    return true;
  }
}
