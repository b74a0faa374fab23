package io.driftmeter.app.cli;

/** What the commands say to scripts. */
final class ExitCodes {
  static final int OK = 0;
  /** A file could not be read, a server not be reached, ... */
  static final int FAILURE = 1;
  /** An option is unknown, missing or contradicts another. */
  static final int USAGE = 2;
  /** Drift was found, and the user asked to be told so by the exit code. */
  static final int DRIFT = 3;

  /** For the help pages; picocli splits each at its colon. */
  static final String OK_HELP = "0:the command did what it says";
  static final String FAILURE_HELP = "1:it could not: the message says what was found, and where";
  static final String USAGE_HELP = "2:it was not called right";
  static final String DRIFT_HELP = "3:drift was found, where --exit-code asks for it";

  private ExitCodes() {}
}
