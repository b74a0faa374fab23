package io.driftmeter.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftmeter.core.explain.Explanation;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.explain.MovedPart;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.multivariate.JointVerdict;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A comparison for programs. The shape, described by docs/compare.schema.json, only ever grows. */
final class ComparisonJson {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).enable(SerializationFeature.INDENT_OUTPUT).build();

  private ComparisonJson() {}

  private record Comparison(Side reference, Side current, String verdict, String reason, int columnsJudged,
      int columnsDrifted, @Nullable Double driftedShare, @Nullable Double combinedP, List<ColumnResult> columns,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Together multivariate) {}

  private record Together(List<String> columns, long referenceRows, long rows, String reason, List<Test> tests,
      List<Pair> changedPairs) {}

  private record Test(String test, double score, double pValue, boolean detected, String detail) {}

  private record Pair(String one, String other, double before, double after, double pValue, double adjustedP) {}

  private record Side(String name, long rows) {}

  private record ColumnResult(String name, String type, String verdict, String reason, long referenceRows, long rows,
      long nulls, long typeErrors, @Nullable Evidenced evidence, List<Measured> scores,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explained explanation) {}

  private record Evidenced(@Nullable Double pValue, @Nullable Double effect, @Nullable Double effectLower,
      @Nullable Double effectUpper) {}

  private record Explained(String sentence, String direction, double effect, List<MovedPart> moved) {}

  private record Measured(String measure, @Nullable Double score, @Nullable Double lower, @Nullable Double upper,
      @Nullable Double threshold, @Nullable Double pValue, boolean detected, long n, long m, @Nullable Double least,
      double equal, @Nullable Double greatest, String direction) {}

  static String of(String current, WindowProfile profile, Reference reference, WindowVerdict verdict,
      Explanations explanations, @Nullable JointVerdict joint) {
    Comparison comparison = new Comparison(new Side(reference.name(), reference.profile().rows()),
        new Side(current, profile.rows()), verdict.verdict().label(), verdict.reason(), verdict.columnsJudged(),
        verdict.columnsDrifted(), orNull(verdict.driftedShare()), orNull(verdict.combinedP()),
        verdict.columns().stream().map(column -> column(column, profile.column(column.column().name()),
            explanations.of(column.column().name()))).toList(),
        joint == null ? null : together(joint));
    try {
      return JSON.writeValueAsString(comparison) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a comparison that is no JSON", e);
    }
  }

  private static Together together(JointVerdict joint) {
    return new Together(joint.columns(), joint.referenceRows(), joint.rows(), joint.reason(),
        joint.scores().stream().map(score -> new Test(score.test(), score.score(), score.pValue(), score.detected(),
            score.detail())).toList(),
        joint.changedPairs().stream().map(pair -> new Pair(pair.one(), pair.other(), pair.before(), pair.after(),
            pair.pValue(), pair.adjusted())).toList());
  }

  private static ColumnResult column(ColumnVerdict verdict, @Nullable ColumnProfile profile,
      @Nullable Explanation explanation) {
    return new ColumnResult(verdict.column().name(), verdict.column().type().label(), verdict.verdict().label(),
        verdict.reason(), verdict.referenceRows(), verdict.rows(), profile == null ? 0 : profile.nulls(),
        profile == null ? 0 : profile.typeErrors(), evidence(verdict.evidence()),
        verdict.scores().stream().map(ComparisonJson::score).toList(),
        explanation == null ? null : explained(explanation));
  }

  private static Explained explained(Explanation explanation) {
    return new Explained(explanation.sentence(),
        explanation.change().direction().name().toLowerCase(Locale.ROOT), explanation.effect(), explanation.moved());
  }

  private static Measured score(Score score) {
    return new Measured(score.measure(), finite(score.score()), finite(score.lower()), finite(score.upper()),
        finite(score.threshold()), finite(score.pValue()), score.detected(), score.n(),
        score.m(), finite(score.scale().least()), score.scale().equal(), finite(score.scale().greatest()),
        score.scale().direction().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Evidenced evidence(@Nullable Evidence evidence) {
    return evidence == null
        ? null
        : new Evidenced(finite(evidence.pValue()), finite(evidence.effect()), finite(evidence.effectLower()),
            finite(evidence.effectUpper()));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** JSON has no infinity. */
  private static @Nullable Double finite(@Nullable Double value) {
    return value != null && Double.isFinite(value) ? value : null;
  }
}
