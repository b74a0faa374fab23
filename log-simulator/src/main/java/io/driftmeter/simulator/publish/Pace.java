package io.driftmeter.simulator.publish;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Holds a loop to a number of turns a second; one that has fallen behind catches up. */
public final class Pace {
  /** As fast as possible. */
  public static final double MAX = Double.POSITIVE_INFINITY;

  private static final double NANOS_PER_SECOND = 1e9;
  /** So long that sleeping costs little, so short that a stop is heeded at once. */
  private static final long LONGEST_NAP_NANOS = 50_000_000;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private final LongConsumer sleep;
  private final long started;
  private long turns;

  public Pace(double perSecond) {
    this(perSecond, System::nanoTime, LockSupport::parkNanos);
  }

  Pace(double perSecond, LongSupplier nanoTime, LongConsumer sleep) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate is positive or max, found " + perSecond);
    }
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.sleep = sleep;
    this.started = nanoTime.getAsLong();
  }

  /** Waits for the next turn, or a little of that time. True if the turn has come. */
  public boolean isDue() {
    long wait = (long) (turns / perSecond * NANOS_PER_SECOND) - (nanoTime.getAsLong() - started);
    if (wait > 0) {
      sleep.accept(Math.min(wait, LONGEST_NAP_NANOS));
      return false;
    }
    turns++;
    return true;
  }
}
