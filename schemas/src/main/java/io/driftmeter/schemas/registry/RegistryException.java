package io.driftmeter.schemas.registry;

/** What can go wrong between us and a schema registry; the subtype says whether trying again can help. */
public abstract sealed class RegistryException extends RuntimeException
    permits UnknownSchemaException, RegistryUnavailableException, RegistryRejectedException {

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
