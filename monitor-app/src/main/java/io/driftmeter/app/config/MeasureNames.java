package io.driftmeter.app.config;

import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.measure.Measures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Reads the measures that a user asks for; their names are those of docs/measures.md. */
public final class MeasureNames {
  private static final String ALL = "all";
  private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

  private MeasureNames() {}

  /**
   * The measures of these names.
   *
   * @param names of measures, or the one name {@code all}
   * @throws IllegalArgumentException if a name is unknown, which the message says together with the name that is nearest
   */
  public static List<Measure> parse(List<String> names) {
    if (names.equals(List.of(ALL))) {
      return Measures.ALL;
    }
    problem(names).ifPresent(problem -> {
      throw new IllegalArgumentException(problem);
    });
    return Measures.named(names.stream().distinct().toList());
  }

  /** What is wrong with the names, if anything. */
  static Optional<String> problem(List<String> names) {
    return names.equals(List.of(ALL))
        ? Optional.empty()
        : names.stream().filter(name -> !Measures.names().contains(name)).findFirst().map(MeasureNames::unknown);
  }

  private static String unknown(String name) {
    String nearest = Measures.names().stream()
        .min(Comparator.comparingInt(known -> EDITS.apply(known, name))).orElseThrow();
    String advice = EDITS.apply(nearest, name) <= Math.max(2, name.length() / 3)
        ? "did you mean " + nearest + "?"
        : "allowed are " + String.join(", ", Measures.names()) + ", or " + ALL + " alone";
    return "found '" + name + "'; " + advice;
  }
}
