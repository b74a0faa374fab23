package io.driftmeter.app.decode;

import org.apache.avro.Schema;

/** Where the schemas that values were written with come from. */
@FunctionalInterface
public interface SchemaSource {
  /**
   * The schema of the id.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if that cannot be found out now; the record must be tried
   *         again, not dropped
   */
  Schema byId(int id);
}
