package io.driftmeter.core.profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.datasketches.common.SketchesArgumentException;

/**
 * The envelope of a binary form: {@code 'D'}, the version, a byte that says what is inside, the content, and a CRC-32C
 * of all that, big-endian.
 */
final class Frame {
  private static final byte MAGIC = 'D';
  private static final byte VERSION = 1;
  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private Frame() {}

  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  static byte[] write(byte kind, Writer content) {
    return write(kind, 1024, content);
  }

  /** The same, where about so many bytes are expected. */
  static byte[] write(byte kind, int expected, Writer content) {
    Bytes bytes = new Bytes(expected);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(MAGIC);
      out.writeByte(VERSION);
      out.writeByte(kind);
      content.write(out);
      out.writeInt(bytes.checksum());
    } catch (IOException e) {
      throw new UncheckedIOException("writing a profile to memory", e);
    }
    return bytes.toByteArray();
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes(int expected) {
      super(expected);
    }

    int checksum() {
      return Frame.checksum(buf, count);
    }
  }

  /** What is inside; throws {@link IllegalArgumentException} if the bytes are not a whole, unharmed frame. */
  static byte kind(byte[] bytes) {
    if (bytes.length < HEAD + TAIL || bytes[0] != MAGIC) {
      throw new IllegalArgumentException("not a profile: found " + bytes.length + " bytes"
          + (bytes.length == 0 ? "" : " starting with " + bytes[0]) + ", a profile starts with " + MAGIC);
    }
    if (bytes[1] != VERSION) {
      throw new IllegalArgumentException("profile of version " + bytes[1] + ": this release reads version " + VERSION
          + "; read it with the release that wrote it");
    }
    int end = bytes.length - TAIL;
    int stated = ByteBuffer.wrap(bytes).getInt(end);
    int found = checksum(bytes, end);
    if (stated != found) {
      throw new IllegalArgumentException(
          "damaged profile: checksum of %d bytes is %08x, stated is %08x".formatted(bytes.length, found, stated));
    }
    return bytes[2];
  }

  static <T> T read(byte[] bytes, Reader<T> content) {
    try {
      return content.read(new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD - TAIL)));
    } catch (IOException | SketchesArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException("damaged profile of " + bytes.length + " bytes: " + e, e);
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
