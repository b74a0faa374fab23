package io.driftmeter.app.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A position in the binary form of an Avro value, and the primitive types that may stand there.
 *
 * <p>Encoding: Apache Avro 1.12.0 specification, "Binary Encoding". Avro's own decoder is not used: it allocates 64 bytes
 * for each value it is set on (measured, 1.12.2), and copies texts and keys, which here are read where they stand. Every
 * method throws {@link UnreadableValueException}.
 */
final class AvroCursor {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] buffer = {};
  private int position;

  void reset(byte[] value, int from) {
    buffer = value;
    position = from;
  }

  byte[] buffer() {
    return buffer;
  }

  int position() {
    return position;
  }

  int remaining() {
    return buffer.length - position;
  }

  boolean readBoolean() {
    require(1);
    byte value = buffer[position++];
    if (value != 0 && value != 1) {
      throw malformed("a boolean is 0 or 1, found " + value);
    }
    return value == 1;
  }

  int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw malformed("an int has 32 bits, found " + value);
    }
    return (int) value;
  }

  long readLong() {
    // One byte is the common case: lengths, branches and small counts.
    if (position < buffer.length && buffer[position] >= 0) {
      long first = buffer[position++];
      return (first >>> 1) ^ -(first & 1);
    }
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      require(1);
      byte next = buffer[position++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw malformed("a number has at most 10 bytes, this one goes on");
  }

  float readFloat() {
    require(Float.BYTES);
    int bits = (int) INT.get(buffer, position);
    position += Float.BYTES;
    return Float.intBitsToFloat(bits);
  }

  double readDouble() {
    require(Double.BYTES);
    long bits = (long) LONG.get(buffer, position);
    position += Double.BYTES;
    return Double.longBitsToDouble(bits);
  }

  /** A length in bytes that is there; the position is then at the first of them. */
  int readLength() {
    long length = readLong();
    if (length < 0) {
      throw malformed("a length is not negative, found " + length);
    }
    require(length);
    return (int) length;
  }

  /** A branch or symbol below the limit. */
  int readIndex(int limit, String what) {
    long index = readLong();
    if (index < 0 || index >= limit) {
      throw malformed(what + " is 0 to " + (limit - 1) + ", found " + index);
    }
    return (int) index;
  }

  /** A number of items of at least a byte each. */
  void requireItems(long count) {
    if (count < 0) {
      throw malformed("a count is not negative, found " + count);
    }
    require(count);
  }

  void skip(int length) {
    require(length);
    position += length;
  }

  void require(long length) {
    if (length > remaining()) {
      throw new UnreadableValueException(DeadLetterReason.TRUNCATED,
          "needs " + length + " bytes at byte " + position + " of the value, " + remaining() + " are left");
    }
  }

  UnreadableValueException malformed(String problem) {
    return new UnreadableValueException(DeadLetterReason.MALFORMED_AVRO,
        problem + " (before byte " + position + " of the value)");
  }
}
