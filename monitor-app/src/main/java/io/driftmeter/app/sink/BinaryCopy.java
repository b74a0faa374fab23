package io.driftmeter.app.sink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends rows in the binary format of Postgres' COPY, its shortest way into a table
 * (https://www.postgresql.org/docs/current/sql-copy.html). It knows no conflicts: a row whose key is there fails them all.
 */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
  private static final int NULL = -1;
  private static final short END = -1;
  /** Where Postgres' clock begins, 1 January 2000, in milliseconds since 1970. */
  private static final long POSTGRES_EPOCH = 946_684_800_000L;
  /** Most milliseconds that, as microseconds, are a long. */
  private static final long LATEST = Long.MAX_VALUE / 1000;
  private static final byte JSONB_VERSION = 1;
  private static final int FLOAT8_OID = 701;
  /** Sent when so many bytes are there, so that Postgres works while the next are written. */
  private static final int SEND = 1 << 16;

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(2 * SEND);

  private BinaryCopy(CopyIn copy) {
    this.copy = copy;
  }

  /**
   * Rows inserted.
   *
   * @param columns the values of each field, all of one length
   */
  static long insert(Connection connection, String sql, List<Upsert.Kind> kinds, List<List<@Nullable Object>> columns)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      BinaryCopy out = new BinaryCopy(copy);
      out.buffer.put(SIGNATURE).putInt(0).putInt(0);
      for (int row = 0; row < columns.getFirst().size(); row++) {
        out.room(Short.BYTES).putShort((short) kinds.size());
        for (int field = 0; field < kinds.size(); field++) {
          out.value(kinds.get(field), columns.get(field).get(row));
        }
        if (out.buffer.position() >= SEND) {
          out.send();
        }
      }
      out.room(Short.BYTES).putShort(END);
      out.send();
      return copy.endCopy();
    } catch (SQLException | RuntimeException | Error e) {
      cancel(copy, e);
      throw e;
    }
  }

  private static void cancel(CopyIn copy, Throwable cause) {
    if (!copy.isActive()) {
      return;
    }
    try {
      copy.cancelCopy();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void value(Upsert.Kind kind, @Nullable Object value) {
    if (value == null) {
      room(Integer.BYTES).putInt(NULL);
      return;
    }
    switch (kind) {
      case TEXT -> bytes(((String) value).getBytes(StandardCharsets.UTF_8));
      case INTEGER -> room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt((Integer) value);
      case LONG -> room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong((Long) value);
      case DOUBLE -> room(Integer.BYTES + Double.BYTES).putInt(Double.BYTES).putDouble((Double) value);
      case BOOLEAN -> room(Integer.BYTES + 1).putInt(1).put((byte) ((Boolean) value ? 1 : 0));
      case BYTES -> bytes((byte[]) value);
      case TIME -> room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(microseconds((Long) value));
      case JSON -> {
        byte[] json = ((String) value).getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + 1 + json.length).putInt(1 + json.length).put(JSONB_VERSION).put(json);
      }
      case DOUBLES -> doubles((double[]) value);
    }
  }

  private void bytes(byte[] bytes) {
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
  }

  /** Dimensions, whether there are nulls, the type; length and first index of the dimension; the elements. */
  private void doubles(double[] values) {
    int dimensions = values.length == 0 ? 0 : 1;
    int length = (3 + 2 * dimensions) * Integer.BYTES + values.length * (Integer.BYTES + Double.BYTES);
    room(Integer.BYTES + length).putInt(length).putInt(dimensions).putInt(0).putInt(FLOAT8_OID);
    if (dimensions == 1) {
      buffer.putInt(values.length).putInt(1);
    }
    for (double value : values) {
      buffer.putInt(Double.BYTES).putDouble(value);
    }
  }

  private static long microseconds(long milliseconds) {
    if (milliseconds < POSTGRES_EPOCH - LATEST || milliseconds > LATEST) {
      throw new IllegalArgumentException("no database holds a time of " + milliseconds + " milliseconds since 1970");
    }
    return (milliseconds - POSTGRES_EPOCH) * 1000;
  }

  /** The buffer, with room for so many bytes. */
  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer = ByteBuffer.allocate(2 * (buffer.position() + bytes)).put(buffer.flip());
    }
    return buffer;
  }
}
