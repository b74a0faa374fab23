package io.driftmeter.core.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers, shares and names as people like to read them. */
final class Plain {
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 17;
  private static final int LONGEST_NAME = 40;

  private Plain() {}

  static String number(double value) {
    return number(value, DIGITS);
  }

  /** Two numbers, with as many digits as it takes to see that they differ. */
  static String pair(double before, double after, String between) {
    int digits = DIGITS;
    while (digits < MOST_DIGITS && before != after && number(before, digits).equals(number(after, digits))) {
      digits++;
    }
    return number(before, digits) + between + number(after, digits);
  }

  /** So many significant digits, but never fewer than there are before the decimal point. */
  private static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e15)) {
      return new DecimalFormat("0." + "#".repeat(digits - 1) + "E0", symbols()).format(value).replace('E', 'e');
    }
    int whole = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
    BigDecimal rounded = new BigDecimal(value, new MathContext(Math.max(digits, whole)));
    DecimalFormat format = new DecimalFormat("#,##0", symbols());
    format.setMaximumFractionDigits(Math.max(0, rounded.scale()));
    return format.format(rounded);
  }

  /** A share, from 0 to 1, in percent; only 0 and 1 themselves are written as 0% and 100%. */
  static String share(double share) {
    if (share > 0 && share < 0.0001) {
      return "<0.01%";
    }
    if (share > 0.9999 && share < 1) {
      return ">99.99%";
    }
    // As exact towards 100% as towards 0%.
    double rarer = 100 * Math.min(share, 1 - share);
    return percent(100 * share, rarer >= 10 ? 0 : rarer >= 1 ? 1 : 2);
  }

  /** How a share changed, with as many decimals as it takes to see it. */
  static String shares(double before, double after) {
    String one = share(before);
    String other = share(after);
    return one.equals(other) && before != after
        ? percent(100 * before, 2) + " → " + percent(100 * after, 2)
        : one + " → " + other;
  }

  private static String percent(double percent, int decimals) {
    DecimalFormat format = new DecimalFormat("0", symbols());
    format.setMaximumFractionDigits(decimals);
    return format.format(percent) + "%";
  }

  /** A name on one line and not too long. */
  static String name(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 3) + "...";
  }

  private static DecimalFormatSymbols symbols() {
    return DecimalFormatSymbols.getInstance(Locale.ROOT);
  }
}
