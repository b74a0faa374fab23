package io.driftmeter.app.cli;

import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.multivariate.CovarianceSketch;
import io.driftmeter.core.multivariate.JointReference;
import io.driftmeter.core.multivariate.JointSettings;
import io.driftmeter.core.multivariate.JointVerdict;
import io.driftmeter.core.multivariate.MeanDiscrepancy;
import io.driftmeter.core.multivariate.MeanEmbedding;
import io.driftmeter.core.multivariate.RandomFeatures;
import io.driftmeter.core.multivariate.Standardisation;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.JudgeSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares the numeric columns of two files taken together, in a second reading of both. */
final class JointFiles {
  /** A column that lacks more would take too many rows with it, as only complete rows are taken. */
  private static final double MOST_MISSING = 0.05;

  private final Standardisation standardisation;
  private final JudgeSettings settings;

  private JointFiles(Standardisation standardisation, JudgeSettings settings) {
    this.standardisation = standardisation;
    this.settings = settings;
  }

  /**
   * Tests the first {@value CovarianceSketch#MAX_COLUMNS} columns that are numeric in both files, vary in the reference
   * and have a finite value in at least 95% of the rows of either file.
   *
   * @param before profile of the reference, whose means and standard deviations make the columns comparable
   * @param after  profile of the current file
   */
  static JointVerdict compare(List<Path> reference, WindowProfile before, List<Path> current, WindowProfile after,
      ReadOptions options, JudgeSettings settings) {
    List<NumericProfile> columns = numeric(before).filter(JointFiles::isUsable)
        .filter(column -> numeric(after).anyMatch(other -> other.column().name().equals(column.column().name())
            && hasFewMissing(other)))
        .limit(CovarianceSketch.MAX_COLUMNS).toList();
    List<String> names = columns.stream().map(column -> column.column().name()).toList();
    if (names.size() < 2) {
      return new JointVerdict(names, List.of(), List.of(), before.rows(), after.rows(),
          names.size() + " numeric columns vary in the reference and are there in both files; 2 are needed");
    }
    Standardisation standardisation = new Standardisation(names,
        columns.stream().mapToDouble(column -> column.mean().orElseThrow()).toArray(),
        columns.stream().mapToDouble(column -> column.standardDeviation().orElseThrow()).toArray());
    return new JointFiles(standardisation, settings).compare(reference, current, options.typedLike(before));
  }

  private static Stream<NumericProfile> numeric(WindowProfile profile) {
    return profile.columns().stream()
        .flatMap(column -> column instanceof NumericProfile numeric ? Stream.of(numeric) : Stream.empty());
  }

  private static boolean isUsable(NumericProfile column) {
    return hasFewMissing(column) && column.mean().isPresent() && column.standardDeviation().orElse(0) > 0;
  }

  private static boolean hasFewMissing(NumericProfile column) {
    return column.values() >= (1 - MOST_MISSING) * column.rows();
  }

  private JointVerdict compare(List<Path> reference, List<Path> current, ReadOptions options) {
    Sketches before = Sketches.of(reference, options, standardisation);
    Sketches after = Sketches.of(current, options, standardisation);
    JointVerdict verdict = new JointReference(before.covariances,
        new JointSettings(settings.level(), Math.max(2, settings.minRows()))).judge(after.covariances);
    return verdict.isJudged()
        ? verdict.plus(MeanDiscrepancy.of(before.embedding, after.embedding).score(settings.level()))
        : verdict;
  }

  /** What is kept of one file. */
  private static final class Sketches {
    private final Standardisation standardisation;
    private final RandomFeatures features;
    private final CovarianceSketch covariances;
    private final MeanEmbedding embedding;
    private final double[] x;
    private final double[] z;

    private Sketches(Standardisation standardisation) {
      int size = standardisation.columns().size();
      this.standardisation = standardisation;
      this.features = RandomFeatures.ofStandardised(size);
      this.covariances = new CovarianceSketch(standardisation.columns());
      this.embedding = new MeanEmbedding(features.features());
      this.x = new double[size];
      this.z = new double[features.features()];
    }

    static Sketches of(List<Path> files, ReadOptions options, Standardisation standardisation) {
      Sketches sketches = new Sketches(standardisation);
      FileProfiles.readRows(files, options, row -> sketches.update(row.values()));
      return sketches;
    }

    private void update(Row row) {
      covariances.update(row);
      if (standardisation.apply(row, x)) {
        features.transform(x, z);
        embedding.add(z);
      }
    }
  }
}
