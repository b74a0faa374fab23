package io.driftmeter.core.testing;

import io.driftmeter.core.measure.Bin;
import io.driftmeter.core.measure.BinPart;
import io.driftmeter.core.measure.Bins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The measures on raw finite values, with nothing in common with the code under test but the bins' edges. */
public final class Exact {
  private Exact() {}

  /** By name of the measure. */
  public static double measure(String name, Bins bins, double[] reference, double[] window) {
    return measures(bins, reference, window).getOrDefault(name, Double.NaN);
  }

  /** Every measure of a numeric column without nulls, by name. */
  public static Map<String, Double> measures(Bins bins, double[] reference, double[] window) {
    Map<String, Double> result = new HashMap<>(ordered(reference, window));
    double[] a = counts(bins, reference);
    double[] b = counts(bins, window);
    for (String name : List.of("psi", "js", "js_divergence", "hellinger", "kl", "total_variation", "l_infinity",
        "chi2", "g", "cramers_v")) {
      result.put(name, binned(name, a, b));
    }
    double unit = deviation(reference);
    result.put("mean_shift", (mean(window) - mean(reference)) / unit);
    result.put("sd_shift", deviation(window) / unit - 1);
    result.put("null_rate_shift", 0.0);
    return result;
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
    double greatest = 0;
    for (int i = 0; i < a.length; i++) {
      double p = (a[i] + 0.5) / (n + 0.5 * a.length);
      double q = (b[i] + 0.5) / (m + 0.5 * a.length);
      double both = a[i] + b[i];
      double gap = Math.abs(a[i] / n - b[i] / m);
      greatest = Math.max(greatest, gap);
      sum += switch (name) {
        case "psi" -> (p - q) * (Math.log(p) - Math.log(q));
        case "js", "js_divergence" -> 0.5 * p * Math.log(2 * p / (p + q)) + 0.5 * q * Math.log(2 * q / (p + q));
        case "hellinger" -> (p + q) / 2 - Math.sqrt(p * q);
        case "kl" -> q * Math.log(q / p);
        case "chi2", "cramers_v" -> both == 0 ? 0 : Math.pow(b[i] * n - a[i] * m, 2) / both / (n * m);
        case "g" -> 2 * (logLikelihood(a[i], both * n / (n + m)) + logLikelihood(b[i], both * m / (n + m)));
        case "total_variation", "l_infinity" -> gap / 2;
        default -> throw new IllegalArgumentException("no measure '" + name + "'");
      };
    }
    return switch (name) {
      case "js", "hellinger" -> Math.sqrt(Math.max(0, sum));
      case "cramers_v" -> Math.sqrt(sum / (n + m));
      case "l_infinity" -> greatest;
      default -> sum;
    };
  }

  private static double logLikelihood(double count, double expected) {
    return count == 0 ? 0 : count * Math.log(count / expected);
  }

  private static Map<String, Double> ordered(double[] reference, double[] window) {
    double n = reference.length;
    double m = window.length;
    double[][] steps = steps(reference, window);
    double ks = 0;
    double area = 0;
    double ranks = 0;
    double squares = 0;
    double mean = 0;
    double tails = 0;
    double exceeds = 0;
    double[] before = {0, 0, 0};
    for (int i = 0; i < steps.length; i++) {
      double[] here = steps[i];
      double gap = Math.abs(here[1] - here[2]);
      double h = (n * here[1] + m * here[2]) / (n + m);
      double mass = h - (n * before[1] + m * before[2]) / (n + m);
      ks = Math.max(ks, gap);
      mean += mass * gap * gap;
      exceeds += (here[2] - before[2]) * (here[1] + before[1]) / 2;
      if (i + 1 < steps.length) {
        double[] next = steps[i + 1];
        area += gap * (next[0] - here[0]);
        squares += 2 * gap * gap * (next[0] - here[0]);
        ranks += gap * ((next[1] + here[1]) / 2 - (here[1] + before[1]) / 2);
        tails += mass * gap * gap / (h * (1 - h));
      }
      before = here;
    }
    double unit = deviation(reference);
    double rows = n * m / (n + m);
    return Map.of("ks", ks, "w1_raw", area, "w1", area / unit, "w1_rank", ranks, "energy", Math.sqrt(squares / unit),
        "cramer_von_mises", rows * mean, "anderson_darling", rows * tails, "mann_whitney", exceeds);
  }

  /** Distinct values in order, each with the cumulative shares of both sides at it. */
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
      steps[at] = new double[]{all[at], (double) i / one.length, (double) j / other.length};
    }
    return steps;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }
}
