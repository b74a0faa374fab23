package io.driftmeter.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What one run took, from when its first events were done until nearly its last: start-up is left out for all alike.
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
  private static final long POLL_NANOS = 5_000_000;

  /**
   * Waits until the run has done {@code target} events.
   *
   * <p>The monitor says from time to time how far it has come. Between two such times is measured what was done between them;
   * the last stretch, which ends before the run says so, is left out if there is another.
   *
   * @throws IllegalStateException if it fails, is not done when patience ends, or was done before it could be watched
   */
  static Measured of(Run run, long target, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    await(run, 0, deadline);
    long thread = run.thread().threadId();
    Moment first = Moment.of(run, thread);
    Moment end = first;
    Moment now = first;
    while (now.done < target) {
      end = now;
      await(run, now.done, deadline);
      now = Moment.of(run, thread);
    }
    if (end.done == first.done) {
      end = now;
    }
    if (end.done == first.done) {
      throw new IllegalStateException("all " + target + " events were done at once, which is too few to be timed");
    }
    return new Measured(end.done - first.done, (end.nanos - first.nanos) / NANOS, (end.cpu - first.cpu) / NANOS,
        (end.jvmCpu - first.jvmCpu) / NANOS, end.allocated - first.allocated);
  }

  /** What had been done and spent at a time. */
  private record Moment(long done, long nanos, long cpu, long jvmCpu, long allocated) {
    static Moment of(Run run, long thread) {
      return new Moment(run.done(), System.nanoTime(), THREADS.getThreadCpuTime(thread), SYSTEM.getProcessCpuTime(),
          THREADS.getThreadAllocatedBytes(thread));
    }
  }

  private static void await(Run run, long before, long deadline) {
    long done = run.done();
    while (done <= before) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + done + " events were done in time");
      }
      LockSupport.parkNanos(POLL_NANOS);
      done = run.done();
    }
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
