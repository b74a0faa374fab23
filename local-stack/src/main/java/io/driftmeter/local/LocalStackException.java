package io.driftmeter.local;

/** A part of the stack did not do what was asked; the message says which part, where, and what to try. */
public final class LocalStackException extends RuntimeException {

  public LocalStackException(String message) {
    super(message);
  }

  public LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
