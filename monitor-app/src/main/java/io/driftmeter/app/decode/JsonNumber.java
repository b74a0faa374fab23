package io.driftmeter.app.decode;

import com.fasterxml.jackson.core.io.NumberInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A number in a JSON text, read where it stands; converted only if it is asked for.
 *
 * <p>If the digits have at most 53 bits, and the power of ten is exact as a double too, one division gives the nearest
 * double (Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990). With 54 to 60 bits, as shortest forms of
 * doubles have, it is corrected once, and taken if the error of the correction cannot matter (Ziv, ACM TOMS 17(3), 1991).
 * Jackson converts the others.
 */
final class JsonNumber {
  /** With more of them a long overflows to what may be positive again. */
  private static final int MOST_DIGITS = 19;
  /** Bytes; longer numbers are not read. */
  private static final int LONGEST = 100;
  private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long EIGHT_ZEROS = 0x3030303030303030L;
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
    1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final long MAX_EXACT = 1L << 53;
  /** More than the relative error of a sum and a quotient, each rounded once. */
  private static final double TOLERANCE = 0x1p-50;

  private final char[] text = new char[LONGEST];
  private byte[] source = {};
  private int from;
  private int to;
  private boolean negative;
  private boolean whole;
  private long digits;
  private int digitCount;
  private int scale;

  /** Reads the number that begins there; false if none does that this class can hold. */
  boolean read(byte[] in, int start) {
    source = in;
    from = start;
    negative = at(start) == '-';
    digits = 0;
    int first = negative ? start + 1 : start;
    int position = addDigits(first);
    digitCount = position - first;
    if (digitCount == 0 || (digitCount > 1 && in[first] == '0')) {
      return false;
    }
    whole = true;
    scale = 0;
    if (at(position) == '.') {
      whole = false;
      int fraction = position + 1;
      position = addDigits(fraction);
      scale = position - fraction;
      digitCount += scale;
      if (scale == 0) {
        return false;
      }
    }
    to = position;
    if ((at(position) | 0x20) == 'e') {
      whole = false;
      return readExponent(position + 1);
    }
    return whole ? fitsLong() : to - from <= LONGEST;
  }

  private boolean fitsLong() {
    return digitCount <= MOST_DIGITS && digits >= 0;
  }

  /** Overflows with too many digits, and is not used then. */
  private int addDigits(int start) {
    int position = start;
    long value = digits;
    while (position + Long.BYTES <= source.length) {
      long eight = (long) EIGHT_BYTES.get(source, position) ^ EIGHT_ZEROS;
      // Each byte is a digit if neither it nor it plus 6 has one of the upper four bits.
      if (((eight | (eight + 0x0606060606060606L)) & 0xf0f0f0f0f0f0f0f0L) != 0) {
        break;
      }
      value = 100_000_000 * value + number(eight);
      position += Long.BYTES;
    }
    for (int digit = at(position) - '0'; digit >= 0 && digit <= 9; digit = at(position) - '0') {
      value = 10 * value + digit;
      position++;
    }
    digits = value;
    return position;
  }

  /** Of eight digits, the first in the lowest byte: joined to pairs, to fours, to all. */
  private static long number(long eight) {
    long pairs = (10 * eight + (eight >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (100 * pairs + (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (10_000 * fours + (fours >>> 32)) & 0xffffffffL;
  }

  private boolean readExponent(int start) {
    int sign = at(start);
    int first = sign == '+' || sign == '-' ? start + 1 : start;
    int position = first;
    int exponent = 0;
    for (int digit = at(position) - '0'; digit >= 0 && digit <= 9 && position < first + 4; digit = at(position) - '0') {
      exponent = 10 * exponent + digit;
      position++;
    }
    scale -= sign == '-' ? -exponent : exponent;
    to = position;
    return position > first && to - from <= LONGEST;
  }

  private int at(int position) {
    return JsonScanner.at(source, position);
  }

  /** Behind the last byte. */
  int end() {
    return to;
  }

  /** Whether it has neither fraction nor exponent. */
  boolean isWhole() {
    return whole;
  }

  /** The number, if it {@link #isWhole()}. */
  long longValue() {
    return negative ? -digits : digits;
  }

  /** The nearest double. */
  double doubleValue() {
    if (whole) {
      return (double) longValue();
    }
    if (digitCount < MOST_DIGITS && Math.abs(scale) < POWERS_OF_TEN.length) {
      double value = scale < 0 ? product() : quotient();
      if (!Double.isNaN(value)) {
        return negative ? -value : value;
      }
    }
    int length = to - from;
    for (int i = 0; i < length; i++) {
      text[i] = (char) source[from + i];
    }
    return NumberInput.parseDouble(text, 0, length, true);
  }

  private double product() {
    return digits <= MAX_EXACT ? digits * POWERS_OF_TEN[-scale] : Double.NaN;
  }

  /** NaN if it lies too close to the middle of two doubles to be told. */
  private double quotient() {
    double power = POWERS_OF_TEN[scale];
    double high = (double) digits;
    double quotient = high / power;
    if (digits <= MAX_EXACT) {
      return quotient;
    }
    // What the digits have beyond 53 bits, and what the division left over, both exactly.
    double low = digits - (long) high;
    double correction = (low + Math.fma(-quotient, power, high)) / power;
    double least = quotient + correction * (1 - TOLERANCE);
    double greatest = quotient + correction * (1 + TOLERANCE);
    return least == greatest ? least : Double.NaN;
  }
}
