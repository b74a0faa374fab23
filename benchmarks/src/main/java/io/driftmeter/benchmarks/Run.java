package io.driftmeter.benchmarks;

/** A contender at work on one thread. */
interface Run extends AutoCloseable {
  /**
   * Events dealt with so far; may be asked by another thread.
   *
   * @throws IllegalStateException if the run has failed
   */
  long done();

  /** The thread that deals with them, once {@link #done()} is above 0; lives until {@link #close()}. */
  Thread thread();

  /** What else is worth knowing of it, empty if nothing. */
  default String remark() {
    return "";
  }

  @Override
  void close();
}
