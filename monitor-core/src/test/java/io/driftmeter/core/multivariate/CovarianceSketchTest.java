package io.driftmeter.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CovarianceSketchTest {

  /** numpy 2.4.6: np.cov([1, 2, 4, 5, 7, 5], [2, 1, 5, 4, 7, 1], ddof=0) is 4, 3, 4.888888888888889. */
  @Test
  void covariancesAreExactFarFromZero() {
    // Given
    double[][] rows = {{1, 2}, {2, 1}, {4, 5}, {5, 4}, {7, 7}, {5, 1}};
    CovarianceSketch sketch = new CovarianceSketch(List.of("x", "y"));

    // When
    for (double[] row : rows) {
      sketch.add(new double[]{row[0] + 1e6, row[1] + 1e6});
    }

    // Then
    assertThat(sketch.mean("x")).isEqualTo(1_000_004);
    assertThat(sketch.covariance("x", "x")).isCloseTo(4, within(1e-9));
    assertThat(sketch.covariance("x", "y")).isCloseTo(3, within(1e-9));
    assertThat(sketch.covariance("y", "y")).isCloseTo(4.888888888888889, within(1e-9));
  }

  @Test
  void theMergeIsTheSketchOfAllRows() {
    // Given many small parts, as late partials are
    double[][] rows = Rows.normal(new Random(1), 1_000, 4, 0.3);
    CovarianceSketch whole = Rows.sketch(rows);
    CovarianceSketch merged = new CovarianceSketch(Rows.names(4));

    // When
    for (int from = 0; from < rows.length; from += 5) {
      merged.merge(Rows.sketch(Arrays.copyOfRange(rows, from, from + 5)));
    }

    // Then
    assertThat(merged.rows()).isEqualTo(1_000);
    for (String one : Rows.names(4)) {
      assertThat(merged.mean(one)).isCloseTo(whole.mean(one), within(1e-12));
      for (String other : Rows.names(4)) {
        assertThat(merged.covariance(one, other)).isCloseTo(whole.covariance(one, other), within(1e-12));
      }
    }
    assertThat(merged.groups()).as("rows are dealt out evenly").hasSize(32)
        .allSatisfy(group -> assertThat(group.count()).isBetween(31L, 32L));
  }

  @Test
  void onlyCompleteRowsCount() {
    // Given
    Columns columns = Columns.of(List.of(Column.numeric("a"), Column.categorical("kind"), Column.numeric("b")));
    Row row = new Row(columns);
    CovarianceSketch sketch = new CovarianceSketch(List.of("a", "b"));

    // When
    for (double b : new double[]{1, Double.NaN, Double.POSITIVE_INFINITY, 3}) {
      row.clear();
      row.setNumber(0, 5);
      row.setNumber(2, b);
      sketch.update(row);
    }
    row.setNull(0);
    sketch.update(row);
    row.clear();
    sketch.update(row);

    // Then
    assertThat(sketch.rows()).isEqualTo(2);
    assertThat(sketch.incompleteRows()).isEqualTo(4);
    assertThat(sketch.mean("b")).isEqualTo(2);
  }

  @Test
  void theBinaryFormIsReadBackAndDamageIsRefused() {
    // Given
    CovarianceSketch sketch = Rows.sketch(Rows.normal(new Random(2), 100, 3, 0));

    // When
    byte[] bytes = sketch.toBytes();

    // Then
    CovarianceSketch read = CovarianceSketch.fromBytes(bytes);
    assertThat(read.toBytes()).isEqualTo(bytes);
    assertThat(read.columns()).isEqualTo(sketch.columns());
    assertThat(read.covariance("x0", "x1")).isEqualTo(sketch.covariance("x0", "x1"));
    assertThatThrownBy(() -> CovarianceSketch.fromBytes(Arrays.copyOf(bytes, 50)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("damaged covariances of 50 bytes");
    bytes[0] = 9;
    assertThatThrownBy(() -> CovarianceSketch.fromBytes(bytes)).hasMessageContaining("version 9");
  }

  @Test
  void theLargestSketchFitsInARecord() {
    // Given
    CovarianceSketch sketch = new CovarianceSketch(Rows.names(CovarianceSketch.MAX_COLUMNS));

    // When
    int size = sketch.toBytes().length;

    // Then
    assertThat(size).isLessThan(600_000);
    assertThatThrownBy(() -> new CovarianceSketch(Rows.names(65))).hasMessageContaining("65 columns");
  }
}
