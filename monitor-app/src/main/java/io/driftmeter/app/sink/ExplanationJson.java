package io.driftmeter.app.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.schemas.avro.ColumnExplanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations as the JSON of column_report.explanation; the sentence has a column of its own. */
final class ExplanationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Written(String direction, @Nullable Double effect, @Nullable String since, List<Part> moved,
      List<Blamed> blame) {}

  private record Part(String part, double before, double after, @Nullable Double contribution) {}

  private record Blamed(String dimension, String name, int quiet, @Nullable String since, List<Slice> slices) {}

  private record Slice(String value, long rows, @Nullable Double effect) {}

  private ExplanationJson() {}

  static @Nullable String of(@Nullable ColumnExplanation explanation) {
    if (explanation == null) {
      return null;
    }
    Written written = new Written(SinkText.clean(explanation.getDirection()), finite(explanation.getEffect()),
        text(explanation.getSince()),
        explanation.getMoved().stream().map(part -> new Part(SinkText.clean(part.getPart()), part.getBefore(),
            part.getAfter(), finite(part.getContribution()))).toList(),
        explanation.getBlame().stream().map(ExplanationJson::blamed).toList());
    try {
      return JSON.writeValueAsString(written);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers have a JSON form", e);
    }
  }

  private static Blamed blamed(io.driftmeter.schemas.avro.Blame blame) {
    return new Blamed(SinkText.clean(blame.getDimension()), SinkText.clean(blame.getName()), blame.getQuiet(),
        text(blame.getSince()), blame.getSlices().stream()
            .map(slice -> new Slice(SinkText.clean(slice.getValue()), slice.getRows(), finite(slice.getEffect())))
            .toList());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** JSON has no NaN. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
