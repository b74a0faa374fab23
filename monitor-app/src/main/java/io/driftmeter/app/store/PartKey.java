package io.driftmeter.app.store;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/** The inner store's key of one part of an object: the object's key, then the part's number in two bytes. */
final class PartKey {
  private static final int SUFFIX = Short.BYTES;

  private PartKey() {}

  static Bytes of(Bytes key, int part) {
    if (part > 0xFFFF) {
      throw new IllegalArgumentException("an object of " + part + " parts is more than a key can number (65536)");
    }
    return Bytes.wrap(ByteBuffer.allocate(key.get().length + SUFFIX).put(key.get()).putShort((short) part).array());
  }

  static boolean isFirst(Bytes partKey) {
    byte[] bytes = partKey.get();
    return bytes[bytes.length - 1] == 0 && bytes[bytes.length - 2] == 0;
  }

  static Bytes keyOf(Bytes partKey) {
    byte[] key = new byte[partKey.get().length - SUFFIX];
    System.arraycopy(partKey.get(), 0, key, 0, key.length);
    return Bytes.wrap(key);
  }
}
