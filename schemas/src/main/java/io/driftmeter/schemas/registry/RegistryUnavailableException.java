package io.driftmeter.schemas.registry;

/** The registry gave no usable answer: unreachable, too slow, overloaded (429) or failing (5xx). The same call may succeed later. */
public final class RegistryUnavailableException extends RegistryException {

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
