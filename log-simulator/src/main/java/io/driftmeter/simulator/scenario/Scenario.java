package io.driftmeter.simulator.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A story that a simulated stream tells: one kind of change, and the shape of its strength over time. */
public enum Scenario {
  STEADY(Change.NONE, Shape.FLAT, "nothing changes"), SUDDEN(Change.POPULATION, Shape.STEP,
      "another population from one moment on"), GRADUAL(Change.POPULATION, Shape.RAMP,
          "ever more of another population"), SEASONAL(Change.SEASON, Shape.WAVE,
              "a column comes and goes with the season"), RECURRING(Change.POPULATION, Shape.PULSES,
                  "another population, on and off"), NULL_SPIKE(Change.NULLS, Shape.STEP,
                      "a column is null far more often"), NEW_CATEGORY(Change.CATEGORY, Shape.STEP,
                          "a category that was never seen before"), UNIT_CHANGE(Change.UNIT, Shape.STEP,
                              "an input arrives in another unit: miles become kilometres"), CONCEPT_DRIFT(
                                  Change.CONCEPT, Shape.STEP,
                                  "features and predictions stay, the truth changes"), ONE_SEGMENT(Change.SEGMENT,
                                      Shape.STEP, "another population in one segment only");

  private final Change change;
  private final Shape shape;
  private final String description;

  Scenario(Change change, Shape shape, String description) {
    this.change = change;
    this.shape = shape;
    this.description = description;
  }

  public Change change() {
    return change;
  }

  public Shape shape() {
    return shape;
  }

  public String description() {
    return description;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The scenario of that label.
   *
   * @throws IllegalArgumentException with all the names, if no scenario has that one
   */
  public static Scenario named(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario is named '" + label + "'; there are "
            + Arrays.stream(values()).map(Scenario::label).collect(Collectors.joining(", "))));
  }
}
