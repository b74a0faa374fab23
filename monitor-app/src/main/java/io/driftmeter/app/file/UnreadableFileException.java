package io.driftmeter.app.file;

/** A file could not be read; the message names the file, what was found there and what to do. */
public final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableFileException(String message) {
    super(message);
  }

  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
