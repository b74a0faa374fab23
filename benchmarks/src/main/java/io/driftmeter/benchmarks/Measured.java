package io.driftmeter.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What one run took, from when its first events were done until its last: start-up is left out for all alike.
 *
 * @param seconds        by the wall clock
 * @param cpuSeconds     of the thread that dealt with the events; what else runs on the machine hardly changes it
 * @param jvmCpuSeconds  of all threads of this JVM: its network, collector and compiler too, but not the broker
 * @param allocatedBytes by the thread that dealt with the events
 */
record Measured(long events, double seconds, double cpuSeconds, double jvmCpuSeconds, long allocatedBytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
      .getOperatingSystemMXBean();
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;
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
    long jvmBegan = SYSTEM.getProcessCpuTime();
    long allocatedBefore = THREADS.getThreadAllocatedBytes(thread);
    long last = await(run, target, deadline);
    long nanos = System.nanoTime() - began;
    return new Measured(last - first, nanos / NANOS, (THREADS.getThreadCpuTime(thread) - cpuBegan) / NANOS,
        (SYSTEM.getProcessCpuTime() - jvmBegan) / NANOS, THREADS.getThreadAllocatedBytes(thread) - allocatedBefore);
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
    return cpuSeconds * MICROS / events;
  }

  double jvmCpuMicrosPerEvent() {
    return jvmCpuSeconds * MICROS / events;
  }

  double bytesPerEvent() {
    return (double) allocatedBytes / events;
  }
}
