package io.driftmeter.schemas.registry;

/** The registry answered, and knows no schema of this id: the record that carries the id cannot be read. */
public final class UnknownSchemaException extends RegistryException {
  private final int id;

  public UnknownSchemaException(int id, String url) {
    super("Schema id " + id + " is unknown to the registry at " + url
        + "; was the record written with another registry, or the schema deleted?");
    this.id = id;
  }

  public int id() {
    return id;
  }
}
