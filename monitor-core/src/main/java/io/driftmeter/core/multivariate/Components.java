package io.driftmeter.core.multivariate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The principal components of standardised columns, frozen, as what they leave over: I - VV', V those kept. */
final class Components {
  private final CoMoments frozen;
  private final int size;
  private final int kept;
  /** I - VV', row by row. */
  private final double[] residuals;

  private Components(CoMoments frozen, int size, int kept, List<Axis> axes) {
    this.frozen = frozen;
    this.size = size;
    this.kept = kept;
    this.residuals = new double[size * size];
    for (int i = 0; i < size; i++) {
      residuals[i * size + i] = 1;
    }
    for (Axis axis : axes.subList(0, kept)) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          residuals[i * size + j] -= axis.vector.get(i) * axis.vector.get(j);
        }
      }
    }
  }

  /** An eigenvalue of the correlations, with its vector. */
  private record Axis(double variance, DMatrixRMaj vector) {}

  /** Keeps the fewest components that hold this share of the variance, but at least one and not all. */
  static Components holding(double share, CoMoments moments, int size) {
    List<Axis> axes = axes(moments, size);
    int kept = 0;
    double held = 0;
    while (kept < size - 1 && held < share * size) {
      held += axes.get(kept++).variance();
    }
    return new Components(moments, size, kept, axes);
  }

  /** Keeps so many components. */
  static Components first(int kept, CoMoments moments, int size) {
    return new Components(moments, size, kept, axes(moments, size));
  }

  private static List<Axis> axes(CoMoments moments, int size) {
    DMatrixRMaj correlations = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        correlations.set(i, j, i == j ? 1 : moments.correlation(i, j));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(correlations)) {
      throw new IllegalStateException("no eigenvalues of the correlations " + correlations);
    }
    return IntStream.range(0, size).mapToObj(i -> new Axis(eigen.getEigenvalue(i).real, eigen.getEigenVector(i)))
        .sorted(Comparator.comparingDouble(Axis::variance).reversed()).toList();
  }

  int kept() {
    return kept;
  }

  /**
   * Mean squared distance of rows from what the components rebuild, in standardised units: tr((I - VV')(S + dd')), S
   * the rows' covariance and d their mean.
   */
  double error(CoMoments rows) {
    double error = 0;
    for (int i = 0; i < size; i++) {
      double away = (rows.mean(i) - frozen.mean(i)) / frozen.deviation(i);
      for (int j = 0; j < size; j++) {
        double other = (rows.mean(j) - frozen.mean(j)) / frozen.deviation(j);
        double second = rows.covariance(i, j) / frozen.deviation(i) / frozen.deviation(j) + away * other;
        error += residuals[i * size + j] * second;
      }
    }
    return error;
  }
}
