package io.driftmeter.core.verdict;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which columns of a window drifted: those whose PSI is significant, with the columns of the window taken together
 * by Benjamini-Hochberg or Benjamini-Yekutieli, and beyond what chance gives by at least the effect that matters.
 */
public final class Judge {
  private static final int WORST_NAMED = 3;

  private final JudgeSettings settings;

  public Judge(JudgeSettings settings) {
    this.settings = settings;
  }

  /** The verdict on a window whose rows are taken to be independent; without a reference there is one too. */
  public WindowVerdict judge(WindowProfile window, @Nullable Reference reference) {
    return judge(window, reference, column -> Dispersion.NONE);
  }

  /**
   * The verdict on a window; without a reference there is one too.
   *
   * @param byColumn what clean windows taught of the column of that name
   */
  public WindowVerdict judge(WindowProfile window, @Nullable Reference reference,
      Function<String, Dispersion> byColumn) {
    if (reference == null) {
      List<ColumnVerdict> columns = window.columns().stream()
          .map(column -> unjudged(column, 0, Verdict.NO_REFERENCE, "there is no reference yet")).toList();
      return new WindowVerdict(Verdict.NO_REFERENCE,
          String.format(Locale.ROOT, "there is no reference to compare %,d rows with", window.rows()), columns);
    }
    return judge(columns(window, reference, byColumn));
  }

  /** What is known of a column: either enough to judge it together with the others, or why not. */
  private sealed interface Finding {
    record Known(JudgedColumn column) implements Finding {}

    record Unjudged(ColumnVerdict verdict) implements Finding {}
  }

  private List<Finding> columns(WindowProfile window, Reference reference,
      Function<String, Dispersion> byColumn) {
    List<Finding> findings = new ArrayList<>();
    for (ColumnProfile column : window.columns()) {
      findings.add(compare(column, reference.profile().column(column.column().name()), reference, byColumn));
    }
    for (ColumnProfile column : reference.profile().columns()) {
      if (window.column(column.column().name()) == null) {
        findings.add(new Finding.Unjudged(new ColumnVerdict(column.column(), Verdict.INSUFFICIENT_DATA,
            String.format(Locale.ROOT, "no event of the window has this column; reference '%s' has %,d rows of it",
                reference.name(), column.rows()),
            0, comparable(column), List.of(), null)));
      }
    }
    return findings;
  }

  private Finding compare(ColumnProfile window, @Nullable ColumnProfile other, Reference reference,
      Function<String, Dispersion> byColumn) {
    if (other == null) {
      return new Finding.Unjudged(unjudged(window, 0, Verdict.NO_REFERENCE,
          "reference '" + reference.name() + "' does not have this column"));
    }
    Column column = window.column();
    if (column.type() != other.column().type()) {
      return new Finding.Unjudged(unjudged(window, comparable(other), Verdict.NO_REFERENCE,
          "the column is " + column.type().label() + " here and " + other.column().type().label() + " in reference '"
              + reference.name() + "'"));
    }
    if (comparable(window) < settings.minRows()) {
      return new Finding.Unjudged(tooFew(window, other, window, "in the window"));
    }
    if (comparable(other) < settings.minRows()) {
      return new Finding.Unjudged(tooFew(window, other, other, "in reference '" + reference.name() + "'"));
    }
    try {
      return new Finding.Known(JudgedColumn.of(column, Comparison.of(other, window, settings.level()),
          settings.measures(), byColumn.apply(column.name())));
    } catch (RuntimeException e) {
      // One column that cannot be judged must cost neither the others their verdict nor the stream its life.
      return new Finding.Unjudged(unjudged(window, comparable(other), Verdict.INSUFFICIENT_DATA,
          "comparing it with reference '" + reference.name() + "' failed: " + e));
    }
  }

  /** Values, nulls, NaN and infinities; a value of a wrong type says nothing about the column's distribution. */
  private static long comparable(ColumnProfile column) {
    return column.rows() - column.typeErrors();
  }

  private ColumnVerdict tooFew(ColumnProfile window, ColumnProfile reference, ColumnProfile few, String where) {
    String mistyped = few.typeErrors() == 0
        ? ""
        : String.format(Locale.ROOT, ", beside %,d of a wrong type", few.typeErrors());
    return unjudged(window, comparable(reference), Verdict.INSUFFICIENT_DATA,
        String.format(Locale.ROOT, "%,d values %s%s; %,d are needed", comparable(few), where, mistyped,
            settings.minRows()));
  }

  private static ColumnVerdict unjudged(ColumnProfile window, long referenceRows, Verdict verdict, String reason) {
    return new ColumnVerdict(window.column(), verdict, reason, comparable(window), referenceRows, List.of(),
        null);
  }

  private WindowVerdict judge(List<Finding> findings) {
    List<JudgedColumn> known = findings.stream()
        .flatMap(finding -> finding instanceof Finding.Known it ? Stream.of(it.column()) : Stream.empty())
        .sorted(Comparator.comparingDouble((JudgedColumn column) -> column.evidence().effect()).reversed()).toList();
    double believable = settings.correction().threshold(
        known.stream().mapToDouble(column -> column.evidence().pValue()).toArray(),
        settings.level());
    List<ColumnVerdict> verdicts = findings.stream().map(finding -> switch (finding) {
      case Finding.Known it -> it.column().verdict(believable, settings);
      case Finding.Unjudged it -> it.verdict();
    }).toList();
    List<JudgedColumn> drifted = known.stream()
        .filter(column -> column.isDrifted(believable, settings)).toList();
    if (!drifted.isEmpty()) {
      return new WindowVerdict(Verdict.DRIFTED,
          String.format(Locale.ROOT, "%,d of %,d columns drifted, most: %s", drifted.size(), known.size(),
              worst(drifted)),
          verdicts);
    }
    if (!known.isEmpty()) {
      return new WindowVerdict(Verdict.STABLE,
          String.format(Locale.ROOT, "none of %,d columns drifted; farthest: %s", known.size(), worst(known)),
          verdicts);
    }
    return nothingJudged(verdicts);
  }

  private static String worst(List<JudgedColumn> columns) {
    return columns.stream().limit(WORST_NAMED)
        .map(column -> String.format(Locale.ROOT, "%s (PSI %.3f)", column.column().name(), column.found().size()))
        .collect(Collectors.joining(", "));
  }

  private static WindowVerdict nothingJudged(List<ColumnVerdict> verdicts) {
    if (verdicts.isEmpty()) {
      return new WindowVerdict(Verdict.INSUFFICIENT_DATA, "neither window nor reference has a column", verdicts);
    }
    Verdict verdict = verdicts.stream().anyMatch(column -> column.verdict() == Verdict.INSUFFICIENT_DATA)
        ? Verdict.INSUFFICIENT_DATA
        : Verdict.NO_REFERENCE;
    ColumnVerdict first = verdicts.stream().filter(column -> column.verdict() == verdict).findFirst().orElseThrow();
    return new WindowVerdict(verdict, String.format(Locale.ROOT, "none of %,d columns could be judged; %s: %s",
        verdicts.size(), first.column().name(), first.reason()), verdicts);
  }
}
