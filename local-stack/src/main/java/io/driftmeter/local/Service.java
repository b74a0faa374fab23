package io.driftmeter.local;

/** One part of a stack that can be stopped and started again at the same address and with the same data, as often as a test likes. */
public interface Service extends AutoCloseable {

  /** Where clients find it; the same before, between and after starts. */
  String address();

  /**
   * Returns once it serves; does nothing if it runs already.
   *
   * @throws LocalStackException if it does not come up
   */
  void start();

  /** Returns once it is gone and its port is free; keeps its data. Does nothing if it does not run. */
  void stop();

  boolean isRunning();

  default void restart() {
    stop();
    start();
  }

  /** Stops for good. */
  @Override
  void close();
}
