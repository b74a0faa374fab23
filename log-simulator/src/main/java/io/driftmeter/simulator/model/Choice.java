package io.driftmeter.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws one of some values by their weights. */
final class Choice<T> {
  private final List<T> values = new ArrayList<>();
  private final List<Double> cumulative = new ArrayList<>();
  private double total;

  Choice<T> add(T value, double weight) {
    total += weight;
    values.add(value);
    cumulative.add(total);
    return this;
  }

  T draw(SplittableRandom random) {
    double at = random.nextDouble() * total;
    for (int i = 0; i < values.size() - 1; i++) {
      if (at < cumulative.get(i)) {
        return values.get(i);
      }
    }
    return values.getLast();
  }
}
