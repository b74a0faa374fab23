package io.driftmeter.core.concept;

import io.driftmeter.core.testing.RealData;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The streams of {@code src/test/oracle/detectors.py}: errors, 0 or 1, of models that fail in a known way. */
final class ErrorStreams {
  private ErrorStreams() {}

  static double[] of(String name) throws IOException {
    return switch (name) {
      case "step" -> bernoulli(1, 10_000, row -> row < 5_000 ? 0.1 : 0.3);
      case "ramp" -> bernoulli(2, 10_000, row -> 0.1 + 0.3 * Math.clamp(row - 3_000, 0, 4_000) / 4_000);
      case "none" -> bernoulli(3, 20_000, row -> 0.2);
      case "sine1" -> sine1();
      case "sea" -> sea();
      case "elec2" -> elec2();
      default -> throw new IllegalArgumentException("no stream '" + name + "'");
    };
  }

  static double[] bernoulli(long seed, int length, IntToDoubleFunction rate) {
    // Java's SplittableRandom is the SplitMix64 of the script.
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, length)
        .mapToDouble(row -> (random.nextLong() >>> 11) * 0x1p-53 < rate.applyAsDouble(row) ? 1 : 0).toArray();
  }

  private static double[] sine1() throws IOException {
    return RealData.lines("synthetic/sine1_w50_n0.1_101.arff.gz").stream()
        .filter(line -> !line.isBlank() && !line.startsWith("@")).map(line -> line.split(",", -1)).mapToDouble(row -> {
          boolean below = Double.parseDouble(row[1]) <= Math.sin(Double.parseDouble(row[0]));
          return below == "p".equals(row[2]) ? 0 : 1;
        }).toArray();
  }

  private static double[] sea() throws IOException {
    RealData sea = RealData.read("synthetic/sea_0123_abrupto_noise_0.2.csv.gz");
    double[] x1 = sea.column("X1");
    double[] x2 = sea.column("X2");
    double[] label = sea.column("class");
    return IntStream.range(0, label.length).mapToDouble(row -> x1[row] + x2[row] > 8 == (label[row] == 1) ? 0 : 1)
        .toArray();
  }

  private static double[] elec2() throws IOException {
    double[] label = RealData.read("elec2/electricity.csv.gz").column("class");
    return IntStream.range(1, label.length).mapToDouble(row -> label[row] == label[row - 1] ? 0 : 1).toArray();
  }
}
