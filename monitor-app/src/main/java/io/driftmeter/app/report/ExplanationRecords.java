package io.driftmeter.app.report;

import io.driftmeter.core.explain.Blame;
import io.driftmeter.core.explain.Explanation;
import io.driftmeter.schemas.avro.BlamedSlice;
import io.driftmeter.schemas.avro.ColumnExplanation;
import io.driftmeter.schemas.avro.MovedPart;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down why a column drifted. */
final class ExplanationRecords {
  /** A blame that names hundreds of segments would be no help, and make the report long. */
  private static final int SLICES = 20;

  private ExplanationRecords() {}

  static ColumnExplanation of(Explanation explanation) {
    return ColumnExplanation.newBuilder().setSentence(explanation.sentence())
        .setDirection(explanation.change().direction().name().toLowerCase(Locale.ROOT)).setEffect(explanation.effect())
        .setSince(time(explanation.since()))
        .setMoved(explanation.moved().stream()
            .map(part -> new MovedPart(part.part(), part.before(), part.after(), part.contribution())).toList())
        .setBlame(explanation.blame().stream().map(ExplanationRecords::blame).toList()).build();
  }

  private static io.driftmeter.schemas.avro.Blame blame(Blame blame) {
    return io.driftmeter.schemas.avro.Blame.newBuilder().setDimension(blame.dimension().label()).setName(blame.name())
        .setSlices(blame.slices().stream().limit(SLICES)
            .map(slice -> new BlamedSlice(slice.value(), slice.rows(), slice.effect())).toList())
        .setQuiet(blame.quiet()).setSince(time(blame.since())).build();
  }

  private static @Nullable Instant time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
