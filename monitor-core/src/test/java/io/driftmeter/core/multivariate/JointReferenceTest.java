package io.driftmeter.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointReferenceTest {
  private static final JointSettings SETTINGS = new JointSettings(0.01, 30);

  /** The change that no single column shows. */
  @Test
  void aPairThatBecomesCorrelatedIsNamed() {
    // Given
    double[][] window = Rows.normal(new Random(2), 1_000, 5, 0);
    for (double[] row : window) {
      row[3] = 0.5 * row[1] + Math.sqrt(0.75) * row[3];
    }
    JointReference reference = new JointReference(Rows.sketch(Rows.normal(new Random(1), 5_000, 5, 0)), SETTINGS);

    // When
    JointVerdict verdict = reference.judge(Rows.sketch(window));

    // Then
    assertThat(verdict.isDetected()).isTrue();
    assertThat(verdict.changedPairs()).hasSize(1).first()
        .returns("x1", PairShift::one).returns("x3", PairShift::other);
    assertThat(verdict.reason()).startsWith("1 of 10 correlations changed: x1 ~ x3 ");
  }

  @Test
  void theSameRowsAreNoDrift() {
    // Given
    CovarianceSketch rows = Rows.sketch(Rows.normal(new Random(1), 500, 4, 0.5));

    // When
    JointVerdict verdict = new JointReference(rows, SETTINGS).judge(rows);

    // Then
    assertThat(verdict.isDetected()).isFalse();
    assertThat(verdict.scores()).extracting(JointScore::test).containsExactly("correlation", "reconstruction");
    assertThat(verdict.scores().getFirst().pValue()).isEqualTo(1);
  }

  /** A thousandth is sure with a million rows, and of no interest. */
  @Test
  void aChangeTooSmallToMatterIsNotDetected() {
    // Given
    JointReference reference = new JointReference(Rows.sketch(Rows.normal(new Random(1), 200_000, 2, 0)), SETTINGS);

    // When
    JointVerdict verdict = reference.judge(Rows.sketch(Rows.normal(new Random(2), 200_000, 2, 0.05)));

    // Then
    assertThat(verdict.scores().getFirst().pValue()).isLessThan(1e-9);
    assertThat(verdict.isDetected()).isFalse();
  }

  /** Copies are correlated but for rounding, which must not be taken for a change. */
  @Test
  void copiesOfAColumnStayCopies() {
    // Given
    JointReference reference = new JointReference(Rows.sketch(copies(1)), SETTINGS);

    // When
    JointVerdict verdict = reference.judge(Rows.sketch(copies(2)));

    // Then
    assertThat(verdict.isDetected()).isFalse();
  }

  private static double[][] copies(long seed) {
    double[][] rows = Rows.normal(new Random(seed), 1_000, 3, 0);
    for (double[] row : rows) {
      row[1] = 32 + 1.8 * row[0];
    }
    return rows;
  }

  @Test
  void columnsThatDoNotVaryAreLeftOut() {
    // Given a constant column, one with a single other value, and one that becomes constant
    double[][] before = Rows.normal(new Random(1), 1_000, 5, 0.4);
    double[][] after = Rows.normal(new Random(2), 1_000, 5, 0.4);
    for (int i = 0; i < before.length; i++) {
      before[i][0] = 7;
      before[i][1] = i == 5 ? 1 : 0;
      after[i][2] = 0;
    }

    // When
    JointVerdict verdict = new JointReference(Rows.sketch(before), SETTINGS).judge(Rows.sketch(after));

    // Then
    assertThat(verdict.columns()).containsExactly("x2", "x3", "x4");
    assertThat(verdict.isJudged()).isTrue();
    assertThat(verdict.changedPairs()).isEmpty();
  }

  @Test
  void tooLittleIsSaidToBeTooLittle() {
    // Given
    CovarianceSketch enough = Rows.sketch(Rows.normal(new Random(1), 100, 3, 0));
    CovarianceSketch few = Rows.sketch(Rows.normal(new Random(2), 29, 3, 0));
    CovarianceSketch none = new CovarianceSketch(Rows.names(3));
    CovarianceSketch single = new CovarianceSketch(List.of("x0"));

    // When
    List<JointVerdict> verdicts = List.of(new JointReference(enough, SETTINGS).judge(few),
        new JointReference(few, SETTINGS).judge(enough), new JointReference(enough, SETTINGS).judge(none),
        new JointReference(none, SETTINGS).judge(enough), new JointReference(enough, SETTINGS).judge(single));

    // Then
    assertThat(verdicts).noneMatch(JointVerdict::isJudged);
    assertThat(verdicts.getFirst().reason()).isEqualTo(
        "29 complete rows in the window, 0 more lack a value; 30 are needed");
    assertThat(verdicts.get(1).reason()).contains("29 complete rows in the reference");
    assertThat(verdicts.get(2).reason()).contains("0 complete rows in the window");
  }

  @Test
  void valuesBeyondADoublesSquareAreNoFailure() {
    // Given
    double[][] window = Rows.normal(new Random(2), 100, 3, 0);
    window[50][0] = 1e200;
    JointReference reference = new JointReference(Rows.sketch(Rows.normal(new Random(1), 100, 3, 0)), SETTINGS);

    // When
    JointVerdict verdict = reference.judge(Rows.sketch(window));

    // Then
    assertThat(verdict.columns()).containsExactly("x1", "x2");
    assertThat(verdict.isJudged()).isTrue();
  }
}
