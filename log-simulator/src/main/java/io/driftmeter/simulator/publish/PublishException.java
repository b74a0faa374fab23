package io.driftmeter.simulator.publish;

/** The cluster or the registry did not do as asked; the message says what to check. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
