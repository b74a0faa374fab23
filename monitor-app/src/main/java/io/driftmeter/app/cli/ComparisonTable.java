package io.driftmeter.app.cli;

import io.driftmeter.core.explain.Explanation;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.measure.PopulationStability;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.multivariate.JointScore;
import io.driftmeter.core.multivariate.JointVerdict;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A comparison for people, no wider than 120 characters; the columns that moved most come first. */
final class ComparisonTable {
  private static final int WIDTH = 120;
  private static final int NAME = 30;
  private static final String LINE = "%-30s %-17s %12s %12s %10s %8s %10s %8s%n";
  private static final String SCORES = "Below each column: score, least and greatest exact score that the sketches allow, "
      + "where a test detects.%ndocs/measures.md says what they mean.%n".formatted();

  private ComparisonTable() {}

  static String of(String current, WindowProfile profile, Reference reference, WindowVerdict verdict,
      Explanations explanations, @Nullable JointVerdict joint, boolean everyScore) {
    Formatter text = new Formatter(new StringBuilder(), Locale.ROOT);
    text.format("%s against %s: %s%n", current, reference.name(), verdict.verdict().label().replace('_', ' '));
    text.format("%s%n%n", Texts.fit(verdict.reason(), WIDTH));
    text.format(LINE, "column", "verdict", "n", "m", "PSI", "error", "effect", "p");
    List<ColumnVerdict> sorted = verdict.columns().stream()
        .sorted(Comparator.comparingDouble((ColumnVerdict column) -> column.verdict() == Verdict.DRIFTED ? 0 : 1)
            .thenComparing(column -> number(psi(column), Score::score), Comparator.reverseOrder()))
        .toList();
    for (ColumnVerdict column : sorted) {
      Optional<Score> psi = psi(column);
      text.format(LINE, Texts.fit(column.column().name(), NAME), column.verdict().label(),
          Texts.count(column.referenceRows()),
          Texts.count(column.rows()), psi.map(score -> decimal(score.score())).orElse("-"),
          psi.map(score -> decimal(Math.max(score.upper() - score.score(), score.score() - score.lower()))).orElse("-"),
          column.evidence() == null ? "-" : decimal(column.evidence().effect()),
          column.evidence() == null ? "-" : decimal(column.evidence().pValue()));
      Explanation explanation = explanations.of(column.column().name());
      if (explanation != null) {
        text.format("%s%n", Texts.fit("  " + explanation.sentence(), WIDTH));
      }
      if (column.verdict() != Verdict.STABLE) {
        text.format("%s%n", Texts.fit("  " + column.reason(), WIDTH));
      }
      if (everyScore) {
        column.scores().forEach(score -> text.format("%s%n", line(score)));
      }
    }
    text.format(
        "%nn, m: values compared in the reference (%s rows) and in the current file (%s rows).%nerror: what the "
            + "sketches may be off by. effect: PSI less what chance gives. p: of such a difference without drift.%n%s",
        Texts.count(reference.profile().rows()), Texts.count(profile.rows()), everyScore ? SCORES : "");
    if (joint != null) {
      together(text, joint);
    }
    return text.toString();
  }

  private static void together(Formatter text, JointVerdict joint) {
    text.format("%n%,d numeric columns taken together, n %s, m %s rows with a value in each:%n", joint.columns().size(),
        Texts.count(joint.referenceRows()), Texts.count(joint.rows()));
    if (!joint.isJudged()) {
      text.format("%s%n", Texts.fit("  not tested: " + joint.reason(), WIDTH));
    }
    for (JointScore score : joint.scores()) {
      text.format("%-16s%-10s p %-9s%s%n", score.test(), score.detected() ? "drifted" : "stable",
          Texts.probability(score.pValue()), Texts.fit(score.detail(), WIDTH - 37));
    }
  }

  private static Optional<Score> psi(ColumnVerdict column) {
    return column.scores().stream().filter(score -> score.measure().equals(PopulationStability.NAME)).findFirst();
  }

  private static double number(Optional<Score> score, ToDoubleFunction<Score> value) {
    return score.map(value::applyAsDouble).orElse(-1.0);
  }

  private static String line(Score score) {
    return String.format(Locale.ROOT, "  %-18s %12s  %12s to %-12s beyond %-12s p %-9s %s", score.measure(),
        number(score.score()), number(score.lower()), number(score.upper()), number(score.threshold()),
        score.pValue() == null ? "-" : Texts.probability(score.pValue()), score.detected() ? "detected" : "")
        .stripTrailing();
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value == 0 || value >= 0.0001 ? "%.4f" : "%.0e", value);
  }
}
