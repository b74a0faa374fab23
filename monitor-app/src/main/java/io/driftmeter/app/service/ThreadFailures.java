package io.driftmeter.app.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that fails, so that a passing fault costs a few seconds; one that comes again and again stops the
 * application, which its liveness then shows, instead of going round for ever unnoticed.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
  static final int MOST = 20;
  static final Duration WITHIN = Duration.ofMinutes(10);

  private final LongSupplier clock;
  private final Deque<Long> times = new ArrayDeque<>();

  ThreadFailures(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    long now = clock.getAsLong();
    times.addLast(now);
    while (times.getFirst() < now - WITHIN.toMillis()) {
      times.removeFirst();
    }
    if (times.size() > MOST) {
      LOG.error(
          "stream threads failed {} times within {}; the application stops, and nothing is lost: what is not committed is"
              + " read again at the next start",
          times.size(), WITHIN, failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("a stream thread failed and is replaced; it resumes at its last commit", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
