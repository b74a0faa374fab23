package io.driftmeter.core.explain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an explanation down in one plain sentence. */
final class Sentence {
  private static final int SLICES_NAMED = 3;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Sentence() {}

  static String of(Explanation explanation) {
    StringBuilder text = new StringBuilder(explanation.column().name()).append(' ')
        .append(change(explanation.change()));
    Long since = explanation.since();
    if (since != null) {
      text.append(", from ").append(time(since));
    }
    explanation.blame().forEach(blame -> text.append(", ").append(blame(blame)));
    return text.toString();
  }

  private static String change(Change change) {
    return switch (change) {
      case Change.Quantile it -> quantile(it);
      case Change.Spread it -> (it.isWider() ? "spread out" : "narrowed") + ": middle half "
          + Plain.pair(it.lowBefore(), it.highBefore(), " to ") + " → "
          + Plain.pair(it.lowAfter(), it.highAfter(), " to ");
      case Change.Constant it -> constant(it);
      case Change.Described it -> "(" + it.descriptor() + ") " + change(it.change());
      case Change.Elsewhere() -> "changed as a whole: its mean vector lies elsewhere";
      case Change.Shares it -> "changed: " + it.parts().stream().map(Sentence::part).collect(Collectors.joining(", "));
    };
  }

  private static String quantile(Change.Quantile it) {
    String way = it.direction() == Change.Direction.UP ? "up" : "down";
    String name = it.rank() == 0.5 ? "median" : Plain.number(100 * it.rank()) + "% quantile";
    String where = it.rank() == 0.5 ? "" : it.rank() > 0.5 ? " at its upper end" : " at its lower end";
    Double factor = it.factor();
    return "moved " + way + where + ": " + name + " " + Plain.pair(it.before(), it.after(), " → ")
        + (factor == null ? "" : ", every quantile times about " + Plain.number(factor));
  }

  private static String constant(Change.Constant it) {
    Double before = it.before();
    Double after = it.after();
    if (before != null && after != null) {
      return "moved " + (after > before ? "up" : "down") + ": always " + Plain.pair(before, after, " → always ");
    }
    if (before != null) {
      return "varies now, was always " + Plain.number(before);
    }
    return "varies no more" + (after == null ? "" : ", is always " + Plain.number(after));
  }

  private static String part(MovedPart part) {
    if (part.isNew()) {
      return "new " + part.part() + " in " + Plain.share(part.after());
    }
    if (part.isGone()) {
      return "no more " + part.part() + ", was in " + Plain.share(part.before());
    }
    return part.part() + " in " + Plain.shares(part.before(), part.after());
  }

  private static String blame(Blame blame) {
    return switch (blame.dimension()) {
      case SEGMENT -> "only " + values(blame, blame.name() + "=");
      case VERSION, PARTITION, SCHEMA, PRODUCER -> (blame.quiet() > 0 ? "only " : "since ")
          + values(blame, blame.dimension().label() + " ");
    };
  }

  private static String values(Blame blame, String prefix) {
    List<Blame.Slice> slices = blame.slices();
    String named = slices.stream().limit(SLICES_NAMED).map(slice -> prefix + Plain.name(slice.value()))
        .collect(Collectors.joining(" and "));
    return slices.size() <= SLICES_NAMED ? named : named + " and " + (slices.size() - SLICES_NAMED) + " more";
  }

  private static String time(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis)) + " UTC";
  }
}
