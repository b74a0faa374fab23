package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.multivariate.CovarianceSketch;
import io.driftmeter.core.multivariate.MeanEmbedding;
import io.driftmeter.core.multivariate.RandomFeatures;
import io.driftmeter.core.multivariate.Standardisation;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.List;
import java.util.stream.IntStream;

/** What is kept of the rows of a reference or of a window. */
record JointSide(WindowProfile profile, CovarianceSketch covariances, MeanEmbedding embedding,
    Standardisation standardisation) {

  /** A reference, whose columns are standardised by itself. */
  static JointSide reference(double[][] rows) {
    List<String> names = IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toList();
    CovarianceSketch sketch = new CovarianceSketch(names);
    for (double[] row : rows) {
      sketch.add(row);
    }
    double sample = rows.length / (rows.length - 1.0);
    return of(rows, new Standardisation(names, names.stream().mapToDouble(sketch::mean).toArray(),
        names.stream().mapToDouble(name -> Math.sqrt(sample * sketch.covariance(name, name))).toArray()));
  }

  /** A window, standardised by its reference. */
  JointSide window(double[][] rows) {
    return of(rows, standardisation);
  }

  private static JointSide of(double[][] rows, Standardisation standardisation) {
    List<String> names = standardisation.columns();
    RandomFeatures features = RandomFeatures.ofStandardised(names.size());
    JointSide side = new JointSide(new WindowProfile(ProfileSettings.DEFAULT), new CovarianceSketch(names),
        new MeanEmbedding(features.features()), standardisation);
    Row row = new Row(Columns.of(names.stream().map(Column::numeric).toList()));
    double[] x = new double[names.size()];
    double[] z = new double[features.features()];
    for (int i = 0; i < rows.length; i++) {
      row.clear();
      for (int slot = 0; slot < x.length; slot++) {
        row.setNumber(slot, rows[i][slot]);
      }
      side.profile.update(row, i, false);
      side.covariances.update(row);
      if (standardisation.apply(row, x)) {
        features.transform(x, z);
        side.embedding.add(z);
      }
    }
    return side;
  }
}
