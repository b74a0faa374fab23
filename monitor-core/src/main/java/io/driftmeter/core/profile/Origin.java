package io.driftmeter.core.profile;

/**
 * Where an event comes from, as far as its record tells; made once, and nothing is known; set again for each event. Not
 * thread-safe.
 */
public final class Origin {
  private String schema = "";
  private String producer = "";

  /** The id of the schema that the event was written with; empty if it names none. */
  public String schema() {
    return schema;
  }

  /** Who wrote the event; empty if that is not told. */
  public String producer() {
    return producer;
  }

  /** Both of the next event; the same instance for the same text is compared fastest. */
  public void set(String newSchema, String newProducer) {
    schema = newSchema;
    producer = newProducer;
  }
}
