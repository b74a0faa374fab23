package io.driftmeter.benchmarks.detection;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Repeats an experiment on all cores, each repetition with a seed of its own, and counts what came of it. */
final class Trials {
  private Trials() {}

  /** The usual number, a five-hundredth of it for a short run, or what {@code -Ddriftmeter.repetitions} says. */
  static int repetitions(Arguments arguments, int usual) {
    return Integer.getInteger("driftmeter.repetitions", arguments.quick() ? Math.max(10, usual / 500) : usual);
  }

  /** Where a repetition puts its results. */
  interface Counter<K> {
    void count(K what, boolean hit);
  }

  /** How often each thing happened. */
  static <K extends Comparable<K>> Map<K, Rate> run(String title, int repetitions,
      BiConsumer<RandomGenerator, Counter<K>> repetition) {
    System.err.println(String.format(Locale.ROOT, "%s: %,d repetitions", title, repetitions));
    return IntStream.range(0, repetitions).parallel().mapToObj(i -> {
      Map<K, Rate> rates = new TreeMap<>();
      repetition.accept(new SplittableRandom(title.hashCode() * 1_000_003L + i),
          (what, hit) -> rates.merge(what, Rate.of(hit), Rate::plus));
      return rates;
    }).reduce(new TreeMap<>(), (one, other) -> {
      Map<K, Rate> both = new TreeMap<>(one);
      other.forEach((what, rate) -> both.merge(what, rate, Rate::plus));
      return both;
    });
  }
}
