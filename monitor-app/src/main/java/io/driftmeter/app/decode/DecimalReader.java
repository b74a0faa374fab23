package io.driftmeter.app.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.avro.Schema;

/** A decimal, in bytes or fixed, as the nearest double. */
final class DecimalReader implements ValueReader {
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
    1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final long MAX_EXACT = 1L << 53;
  /** Bytes; 2,466 digits, far beyond a double. */
  private static final int LONGEST = 1_024;

  private final boolean isFixed;
  private final int fixedSize;
  private final int scale;
  private final Target target;

  DecimalReader(Schema schema, int scale, Target target) {
    this.isFixed = schema.getType() == Schema.Type.FIXED;
    this.fixedSize = isFixed ? schema.getFixedSize() : 0;
    this.scale = scale;
    this.target = target;
  }

  @Override
  public void read(AvroCursor in, Event event) {
    int length = isFixed ? fixedSize : in.readLength();
    int from = in.position();
    in.skip(length);
    if (length == 0) {
      throw in.malformed("a decimal has at least 1 byte, found 0");
    }
    if (length > LONGEST) {
      target.setOther(event, "a decimal of " + length + " bytes");
      return;
    }
    target.setNumber(event, value(in.buffer(), from, length));
  }

  private double value(byte[] source, int from, int length) {
    if (length <= Long.BYTES && scale < POWERS_OF_TEN.length) {
      long unscaled = source[from];
      for (int i = from + 1; i < from + length; i++) {
        unscaled = (unscaled << Byte.SIZE) | (source[i] & 0xff);
      }
      // Both are exact as doubles, so the quotient is the nearest double: nothing need be allocated.
      if (Math.abs(unscaled) <= MAX_EXACT && unscaled != Long.MIN_VALUE) {
        return (double) unscaled / POWERS_OF_TEN[scale];
      }
    }
    return new BigDecimal(new BigInteger(Arrays.copyOfRange(source, from, from + length)), scale).doubleValue();
  }
}
