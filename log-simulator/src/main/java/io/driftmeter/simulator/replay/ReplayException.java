package io.driftmeter.simulator.replay;

import org.jspecify.annotations.Nullable;

/** The file cannot be replayed; the message says which, where and why. */
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ReplayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
