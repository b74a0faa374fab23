package io.driftmeter.core.testing;

import io.driftmeter.core.measure.Bin;
import io.driftmeter.core.measure.BinPart;
import io.driftmeter.core.measure.Bins;
import java.util.Arrays;

/** The measures on raw finite values, with nothing in common with the code under test but the bins' edges. */
public final class Exact {
  private Exact() {}

  /** By name of the measure. */
  public static double measure(String name, Bins bins, double[] reference, double[] window) {
    return switch (name) {
      case "ks" -> kolmogorovSmirnov(reference, window);
      case "w1" -> wasserstein(reference, window) / deviation(reference);
      default -> binned(name, counts(bins, reference), counts(bins, window));
    };
  }

  /** The values in each bin, counted one by one. */
  public static double[] counts(Bins bins, double[] values) {
    double[] counts = new double[bins.size()];
    for (int i = 0; i < counts.length; i++) {
      Bin bin = bins.bins().get(i);
      for (BinPart part : bin.parts()) {
        if (part instanceof BinPart.Range range) {
          counts[i] += Arrays.stream(values).filter(x -> x > range.above() && x <= range.upTo()).count();
        }
      }
    }
    return counts;
  }

  private static double binned(String name, double[] a, double[] b) {
    double n = Arrays.stream(a).sum();
    double m = Arrays.stream(b).sum();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double p = (a[i] + 0.5) / (n + 0.5 * a.length);
      double q = (b[i] + 0.5) / (m + 0.5 * a.length);
      sum += switch (name) {
        case "psi" -> (p - q) * (Math.log(p) - Math.log(q));
        case "js" -> 0.5 * p * Math.log(2 * p / (p + q)) + 0.5 * q * Math.log(2 * q / (p + q));
        case "chi2" -> a[i] + b[i] == 0 ? 0 : Math.pow(b[i] * n - a[i] * m, 2) / (a[i] + b[i]) / (n * m);
        default -> throw new IllegalArgumentException("no measure '" + name + "'");
      };
    }
    return name.equals("js") ? Math.sqrt(Math.max(0, sum)) : sum;
  }

  private static double kolmogorovSmirnov(double[] reference, double[] window) {
    double greatest = 0;
    for (double[] step : steps(reference, window)) {
      greatest = Math.max(greatest, Math.abs(step[1]));
    }
    return greatest;
  }

  private static double wasserstein(double[] reference, double[] window) {
    double[][] steps = steps(reference, window);
    double area = 0;
    for (int i = 0; i + 1 < steps.length; i++) {
      area += Math.abs(steps[i][1]) * (steps[i + 1][0] - steps[i][0]);
    }
    return area;
  }

  /** Distinct values in order, each with the difference of the two cumulative shares at it. */
  private static double[][] steps(double[] reference, double[] window) {
    double[] one = Arrays.stream(reference).sorted().toArray();
    double[] other = Arrays.stream(window).sorted().toArray();
    double[] all = Arrays.stream(new double[][]{one, other}).flatMapToDouble(Arrays::stream).sorted().distinct()
        .toArray();
    double[][] steps = new double[all.length][];
    int i = 0;
    int j = 0;
    for (int at = 0; at < all.length; at++) {
      while (i < one.length && one[i] <= all[at]) {
        i++;
      }
      while (j < other.length && other[j] <= all[at]) {
        j++;
      }
      steps[at] = new double[]{all[at], (double) i / one.length - (double) j / other.length};
    }
    return steps;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }
}
