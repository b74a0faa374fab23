package io.driftmeter.simulator.publish;

import java.time.Instant;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Where records go: a cluster and its registry, or a list in a test. */
public interface Outlet extends AutoCloseable {
  /**
   * Makes the topic, if it is not there yet, to keep records for ever and of any timestamp: brokers delete, and refuse,
   * by the record's timestamp, and that is event time.
   *
   * @param partitions to make it with
   * @return the partitions it has
   */
  int createTopic(String topic, int partitions);

  /** The id of the schema of the topic's values, registered if it was not yet. */
  int register(String topic, Schema schema);

  /**
   * Sends a record, soon.
   *
   * @param partition null leaves it to the key
   * @param time      the record's timestamp
   * @throws PublishException if this record, or one before it, cannot be sent
   */
  void send(String topic, @Nullable Integer partition, Instant time, byte @Nullable [] key, byte @Nullable [] value);

  /**
   * Returns when everything was sent.
   *
   * @throws PublishException if a record could not be sent
   */
  void flush();

  @Override
  void close();
}
