package io.driftmeter.core.explain;

import io.driftmeter.core.measure.Bin;
import io.driftmeter.core.measure.BinPart;
import io.driftmeter.core.measure.Bins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Bins as parts of a column's values that people can read. */
final class Parts {
  private static final int NAMED = 3;
  private static final int MOST_TOLD = 4;
  /** What the parts told contribute to all; the rest is detail. */
  private static final double ENOUGH_TOLD = 0.9;

  private final Bins bins;
  /** Every value there is, if both sides counted them one by one: then a range can be named by what it holds. */
  private final NavigableSet<Double> values;

  Parts(Bins bins, NavigableSet<Double> values) {
    this.bins = bins;
    this.values = values;
  }

  /** Those that contribute most to the PSI first. */
  List<MovedPart> all() {
    return of(bin -> true);
  }

  /** Of the nulls, NaN and infinities alone. */
  List<MovedPart> specials() {
    return of(bin -> bin.parts().stream()
        .allMatch(part -> part instanceof BinPart.Special && part != BinPart.Special.UNKNOWN_CATEGORY));
  }

  /** The first ones, until they make up most of what all contribute; at least one, if there is any. */
  static List<MovedPart> telling(List<MovedPart> parts) {
    double all = psi(parts);
    List<MovedPart> told = new ArrayList<>();
    for (MovedPart part : parts) {
      if (told.size() == MOST_TOLD || psi(told) >= ENOUGH_TOLD * all) {
        break;
      }
      told.add(part);
    }
    return told;
  }

  static double psi(List<MovedPart> parts) {
    return parts.stream().mapToDouble(MovedPart::contribution).sum();
  }

  private List<MovedPart> of(Predicate<Bin> which) {
    return bins.bins().stream().filter(which).map(this::part)
        .sorted(Comparator.comparingDouble(MovedPart::contribution).reversed()).toList();
  }

  private MovedPart part(Bin bin) {
    // Smoothed as for the PSI itself.
    double rest = 0.5 * bins.size();
    double p = (bin.reference() + 0.5) / (bins.referenceRows() + rest);
    double q = (bin.window() + 0.5) / (bins.windowRows() + rest);
    return new MovedPart(label(bin.parts()), bin.reference() / bins.referenceRows(), bin.window() / bins.windowRows(),
        (q - p) * Math.log(q / p));
  }

  private String label(List<BinPart> parts) {
    double above = Double.POSITIVE_INFINITY;
    double upTo = Double.NEGATIVE_INFINITY;
    for (BinPart part : parts) {
      if (part instanceof BinPart.Range range) {
        above = Math.min(above, range.above());
        upTo = Math.max(upTo, range.upTo());
      }
    }
    List<String> names = new ArrayList<>();
    if (above < upTo) {
      names.add(range(above, upTo));
    }
    parts.stream().filter(part -> !(part instanceof BinPart.Range)).map(this::name).forEach(names::add);
    String named = names.stream().limit(NAMED).collect(Collectors.joining(" or "));
    return names.size() <= NAMED ? named : named + " or " + (names.size() - NAMED) + " more";
  }

  private String name(BinPart part) {
    return switch (part) {
      case BinPart.Range range -> range(range.above(), range.upTo());
      case BinPart.Category category -> "'" + Plain.name(category.name()) + "'";
      case BinPart.Special.NULL -> "null";
      case BinPart.Special.NOT_A_NUMBER -> "NaN";
      case BinPart.Special.NEGATIVE_INFINITY -> "-infinity";
      case BinPart.Special.POSITIVE_INFINITY -> "infinity";
      case BinPart.Special.UNKNOWN_CATEGORY -> "rare categories";
    };
  }

  private String range(double above, double upTo) {
    SortedSet<Double> held = values.subSet(above, false, upTo, true);
    if (!held.isEmpty()) {
      return held.size() == 1 ? Plain.number(held.first()) : Plain.pair(held.first(), held.last(), " to ");
    }
    if (Math.nextUp(above) == upTo) {
      return Plain.number(upTo);
    }
    if (above == Double.NEGATIVE_INFINITY) {
      return upTo == Double.POSITIVE_INFINITY ? "any number" : "up to " + Plain.number(upTo);
    }
    return upTo == Double.POSITIVE_INFINITY
        ? "above " + Plain.number(above)
        : Plain.pair(above, upTo, " to ");
  }
}
