package io.driftmeter.app.merge;

import io.driftmeter.app.report.WindowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes and reads the small binary forms of this stage's keys and states. */
final class Binary {
  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Binary() {}

  static byte[] write(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] bytes, Reader<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a version byte and refuses any but the one given. */
  static void expectVersion(DataInputStream in, byte expected, String what) throws IOException {
    byte found = in.readByte();
    if (found != expected) {
      throw new IllegalStateException("a stored " + what + " has format " + found + ", this version reads " + expected
          + "; reset the application to start afresh");
    }
  }

  static void writeId(DataOutputStream out, WindowId id) throws IOException {
    out.writeUTF(id.model());
    out.writeUTF(id.version());
    out.writeUTF(id.segment());
    out.writeLong(id.start());
    out.writeLong(id.end());
  }

  static WindowId readId(DataInputStream in) throws IOException {
    return new WindowId(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
  }
}
