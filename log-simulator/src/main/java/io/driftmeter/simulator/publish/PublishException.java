package io.driftmeter.simulator.publish;

import org.jspecify.annotations.Nullable;

/** The cluster or the registry did not do as asked; the message says what to check. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PublishException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
