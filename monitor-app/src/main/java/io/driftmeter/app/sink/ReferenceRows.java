package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Upsert.Kind.BYTES;
import static io.driftmeter.app.sink.Upsert.Kind.INTEGER;
import static io.driftmeter.app.sink.Upsert.Kind.LONG;
import static io.driftmeter.app.sink.Upsert.Kind.TEXT;
import static io.driftmeter.app.sink.Upsert.Kind.TIME;

import io.driftmeter.app.sink.Upsert.Field;
import io.driftmeter.schemas.avro.Reference;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** References as rows of the table reference: chunk by chunk, as they came. */
final class ReferenceRows {
  private static final Upsert REFERENCES = new Upsert("reference",
      List.of(new Field("model", TEXT), new Field("name", TEXT), new Field("segment", TEXT),
          new Field("chunk", INTEGER)),
      List.of(new Field("chunks", INTEGER), new Field("origin", TEXT), new Field("created_at", TIME),
          new Field("rows", LONG), new Field("profile", BYTES)),
      "excluded.created_at >= stored.created_at", "", "");

  private ReferenceRows() {}

  private record Key(String model, String name, String segment, int chunk) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::model)
        .thenComparing(Key::name)
        .thenComparing(Key::segment)
        .thenComparingInt(Key::chunk);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Rows inserted or replaced; an older reference never replaces a newer of its name. */
  static int write(Connection connection, List<Reference> references) throws SQLException {
    TreeMap<Key, Reference> newest = new TreeMap<>();
    for (Reference reference : references) {
      Key key = new Key(SinkText.key(reference.getModel()), SinkText.key(reference.getName()),
          SinkText.key(reference.getSegment()), reference.getChunk());
      newest.merge(key, reference, (a, b) -> b.getCreatedAt().isBefore(a.getCreatedAt()) ? a : b);
    }
    Upsert.Rows rows = REFERENCES.rows();
    newest.forEach((key, reference) -> rows.add(key.model(), key.name(), key.segment(), key.chunk(),
        reference.getChunks(), SinkText.clean(reference.getOrigin()), reference.getCreatedAt().toEpochMilli(),
        reference.getRows(), bytes(reference.getProfile())));
    return rows.write(connection);
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] result = new byte[buffer.remaining()];
    buffer.duplicate().get(result);
    return result;
  }
}
