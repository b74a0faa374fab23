package io.driftmeter.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What one run took, from when its first events were done until its last: start-up is left out for all alike.
 *
 * @param seconds    by the wall clock
 * @param cpuSeconds of the thread that dealt with the events; what else runs on the machine hardly changes it
 */
record Measured(long events, double seconds, double cpuSeconds) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;
  private static final long POLL_NANOS = 1_000_000;

  /**
   * Waits until the run has done {@code target} events.
   *
   * @throws IllegalStateException if it fails, or is not done when patience ends
   */
  static Measured of(Run run, long target, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long first = await(run, 1, deadline);
    long began = System.nanoTime();
    long thread = run.thread().threadId();
    long cpuBegan = THREADS.getThreadCpuTime(thread);
    long last = await(run, target, deadline);
    long nanos = System.nanoTime() - began;
    return new Measured(last - first, nanos / NANOS, (THREADS.getThreadCpuTime(thread) - cpuBegan) / NANOS);
  }

  private static long await(Run run, long target, long deadline) {
    long done = run.done();
    while (done < target) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + done + " of " + target + " events were done in time");
      }
      LockSupport.parkNanos(POLL_NANOS);
      done = run.done();
    }
    return done;
  }

  double perSecond() {
    return events / seconds;
  }

  double cpuMicrosPerEvent() {
    return cpuSeconds * 1e6 / events;
  }
}
