package io.driftmeter.app.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Says where events come from: the schema they were written with, and the producer that a header names. One per task; not
 * thread-safe.
 *
 * <p>Both seldom change from one record to the next, which then costs a comparison and allocates nothing, what the client
 * itself does to hand out a header aside.
 */
public final class OriginReader {
  /** The producer of an event whose header is missing. */
  public static final String NONE = "(none)";

  private final @Nullable String producerHeader;
  private final Map<Integer, String> schemas = new HashMap<>();
  private final Interner producers = new Interner();
  private int lastSchemaId = Event.NO_SCHEMA;
  private String lastSchema = "";
  private byte[] lastHeader = {};
  private String lastProducer = "";

  /** @param producerHeader names the header that tells the producer; null if none does */
  public OriginReader(@Nullable String producerHeader) {
    this.producerHeader = producerHeader;
  }

  /** Sets the origin of a decoded event from its record's headers. */
  public void read(Headers headers, Event event) {
    event.origin().set(schema(event.schemaId()), producerHeader == null ? "" : producer(producerHeader, headers));
  }

  private String schema(int id) {
    if (id != lastSchemaId) {
      lastSchemaId = id;
      lastSchema = id == Event.NO_SCHEMA ? "" : schemas.computeIfAbsent(id, any -> Integer.toString(id));
    }
    return lastSchema;
  }

  private String producer(String name, Headers headers) {
    Header header = headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    if (value == null || value.length == 0) {
      return NONE;
    }
    if (!Arrays.equals(value, lastHeader)) {
      lastHeader = value;
      lastProducer = producers.intern(value, 0, value.length);
    }
    return lastProducer;
  }
}
