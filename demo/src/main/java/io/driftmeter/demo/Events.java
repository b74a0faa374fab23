package io.driftmeter.demo;

import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.run.Simulation;
import java.util.concurrent.CompletableFuture;

/** Publishes in the background until closed. */
final class Events implements AutoCloseable {
  private final Simulation simulation;
  private final CompletableFuture<Void> publishing;

  Events(Simulation simulation, Outlet outlet) {
    this.simulation = simulation;
    this.publishing = CompletableFuture.runAsync(() -> simulation.run(outlet),
        task -> new Thread(task, "events").start());
  }

  /**
   * Whether all events there are were published.
   *
   * @throws java.util.concurrent.CompletionException if publishing failed
   */
  boolean isDone() {
    if (publishing.isDone()) {
      publishing.join();
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    simulation.stop();
    // A failure was reported by isDone, or does not matter any more.
    publishing.exceptionally(failure -> null).join();
  }
}
