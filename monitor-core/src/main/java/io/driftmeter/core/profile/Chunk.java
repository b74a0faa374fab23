package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Some of the columns of a window profile, stored together. Only chunk 0 carries a header that counts anything. */
record Chunk(int index, WindowHeader header, List<ColumnProfile> columns) {
  byte[] toBytes() {
    List<byte[]> written = columns.stream().map(ColumnProfile::toBytes).toList();
    int expected = WindowHeader.EXPECTED_BYTES
        + written.stream().mapToInt(column -> Integer.BYTES + column.length).sum();
    return Frame.write(ProfileCodec.CHUNK, expected, out -> write(out, written));
  }

  private void write(DataOutputStream out, List<byte[]> written) throws IOException {
    out.writeShort(index);
    if (index == 0) {
      header.write(out);
    }
    out.writeByte(columns.size());
    for (byte[] column : written) {
      ProfileCodec.writeBytes(out, column);
    }
    if (index == 0 && header.hasOrigins()) {
      header.writeOrigins(out);
    }
  }

  static Chunk read(byte[] bytes) {
    return Frame.read(checked(bytes), Chunk::read);
  }

  /** The binary forms of the columns, as they are within that of their chunk. */
  static List<byte[]> split(byte[] bytes) {
    return Frame.read(checked(bytes), in -> {
      if (in.readUnsignedShort() == 0) {
        WindowHeader.read(in);
      }
      return readColumns(in);
    });
  }

  private static byte[] checked(byte[] bytes) {
    byte kind = Frame.kind(bytes);
    if (kind != ProfileCodec.CHUNK) {
      throw new IllegalArgumentException(
          "not a chunk of a window profile: found kind " + kind + ", a chunk is kind " + ProfileCodec.CHUNK);
    }
    return bytes;
  }

  private static Chunk read(DataInputStream in) throws IOException {
    int index = in.readUnsignedShort();
    WindowHeader header = index == 0 ? WindowHeader.read(in) : new WindowHeader();
    List<ColumnProfile> columns = readColumns(in).stream().map(ProfileCodec::readColumn).toList();
    if (index == 0 && in.available() > 0) {
      header.readOrigins(in);
    }
    return new Chunk(index, header, columns);
  }

  private static List<byte[]> readColumns(DataInputStream in) throws IOException {
    int size = in.readUnsignedByte();
    List<byte[]> columns = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      columns.add(ProfileCodec.readBytes(in));
    }
    return columns;
  }
}
