package io.driftmeter.app.decode;

/** Stops the reading of one value; becomes a {@link DecodeFailure} and never leaves the package. */
final class UnreadableValueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;
  private final String path;
  private final String problem;

  UnreadableValueException(DeadLetterReason reason, String problem) {
    this(reason, "", problem);
  }

  private UnreadableValueException(DeadLetterReason reason, String path, String problem) {
    // Without a stack trace: bad records come in floods, and the path says where.
    super(problem, null, false, false);
    this.reason = reason;
    this.path = path;
    this.problem = problem;
  }

  /** The same, seen from the enclosing record or map. */
  UnreadableValueException within(String name) {
    return new UnreadableValueException(reason, path.isEmpty() ? name : name + "." + path, problem);
  }

  DecodeFailure toFailure() {
    return new DecodeFailure(reason, path.isEmpty() ? problem : path + ": " + problem);
  }
}
