package io.driftmeter.benchmarks;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** A topology on one stream thread. */
final class StreamsRun implements Run {
  private final KafkaStreams streams;
  private final String threadName;
  private final LongSupplier done;
  private final Supplier<String> remark;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Starts it; {@code done} says how many events the topology has dealt with. */
  StreamsRun(Topology topology, Properties settings, LongSupplier done, Supplier<String> remark) {
    this.done = done;
    this.remark = remark;
    Properties oneThread = new Properties();
    oneThread.putAll(settings);
    String client = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    oneThread.put(StreamsConfig.CLIENT_ID_CONFIG, client);
    oneThread.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    threadName = client + "-StreamThread-1";
    streams = new KafkaStreams(topology, oneThread);
    streams.setUncaughtExceptionHandler(failed -> {
      failure.compareAndSet(null, failed);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    streams.start();
  }

  @Override
  public long done() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the stream thread " + threadName + " failed", failed);
    }
    return done.getAsLong();
  }

  @Override
  public String remark() {
    return remark.get();
  }

  @Override
  public Thread thread() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(threadName)).findAny()
        .orElseThrow(() -> new IllegalStateException("there is no thread " + threadName));
  }

  @Override
  public void close() {
    streams.close(CloseOptions.timeout(Duration.ofSeconds(60)));
  }
}
