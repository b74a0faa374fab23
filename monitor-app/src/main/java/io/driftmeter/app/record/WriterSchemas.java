package io.driftmeter.app.record;

import org.apache.avro.Schema;

/** Where the schemas of records on our own topics are named and found; thread-safe. */
public interface WriterSchemas {
  /** The id of the schema as the topic's value, registered if it is new. */
  int idOf(String topic, Schema schema);

  /** The schema that a record was written with. */
  Schema byId(int id);
}
