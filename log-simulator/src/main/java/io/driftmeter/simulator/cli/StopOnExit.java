package io.driftmeter.simulator.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end the work in good order: what was sent is flushed and counted before the JVM goes. */
final class StopOnExit implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  StopOnExit(Runnable stop) {
    this.hook = new Thread(() -> {
      stop.run();
      try {
        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, which is what the hook is for.
      return;
    }
  }
}
