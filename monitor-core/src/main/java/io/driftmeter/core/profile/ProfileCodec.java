package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** Reads the binary forms of column profiles. */
public final class ProfileCodec {
  static final byte NUMERIC = 1;
  static final byte CATEGORICAL = 2;
  static final byte CHUNK = 3;
  static final byte TEXT = 4;
  static final byte EMBEDDING = 5;

  private ProfileCodec() {}

  /**
   * The column profile that {@link ColumnProfile#toBytes} wrote; throws {@link IllegalArgumentException} for bytes that
   * are damaged, of an unknown version, or something else.
   */
  public static ColumnProfile readColumn(byte[] bytes) {
    byte kind = Frame.kind(bytes);
    return switch (kind) {
      case NUMERIC -> Frame.read(bytes, NumericProfile::read);
      case CATEGORICAL -> Frame.read(bytes, CategoricalProfile::read);
      case TEXT -> Frame.read(bytes, TextProfile::read);
      case EMBEDDING -> Frame.read(bytes, EmbeddingProfile::read);
      default ->
        throw new IllegalArgumentException("not a column profile: found kind " + kind + ", known are " + NUMERIC
            + " (numeric), " + CATEGORICAL + " (categorical), " + TEXT + " (text) and " + EMBEDDING + " (embedding)");
    };
  }

  /**
   * What {@link ColumnProfile#toBytes} wrote of each column of a chunk that {@link WindowProfile#chunkToBytes} wrote; throws
   * {@link IllegalArgumentException} for bytes that are not a chunk.
   */
  public static List<byte[]> splitChunk(byte[] bytes) {
    return Chunk.split(bytes);
  }

  static void writeColumn(DataOutputStream out, Column column) throws IOException {
    out.writeUTF(column.name());
    out.writeUTF(column.type().name());
    out.writeUTF(column.role().name());
  }

  static Column readColumnHeader(DataInputStream in) throws IOException {
    return new Column(in.readUTF(), ColumnType.valueOf(in.readUTF()), ColumnRole.valueOf(in.readUTF()));
  }

  /** A numeric profile within another profile. */
  static NumericProfile readNumeric(DataInputStream in) throws IOException {
    if (readColumn(readBytes(in)) instanceof NumericProfile numeric) {
      return numeric;
    }
    throw new IOException("expected a numeric profile within a profile");
  }

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new EOFException("expected " + length + " bytes, found " + bytes.length);
    }
    return bytes;
  }
}
