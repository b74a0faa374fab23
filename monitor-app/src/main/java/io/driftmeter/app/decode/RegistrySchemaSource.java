package io.driftmeter.app.decode;

import io.driftmeter.schemas.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Schemas from a registry that may be away for a while. Thread-safe if the registry is.
 *
 * <p>What is known, and for a while what is not, the registry's client remembers; this adds the patience.
 */
public final class RegistrySchemaSource implements SchemaSource {
  /** Waits before each further try; together a little over three seconds, well below any poll interval. */
  private static final List<Duration> WAITS = List.of(Duration.ofMillis(100), Duration.ofMillis(200),
      Duration.ofMillis(400), Duration.ofMillis(800),
      Duration.ofMillis(1_600));

  private final SchemaSource registry;
  private final Pause pause;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * @param registry fails with {@link RegistryUnavailableException} while the registry is away, as
   *                 {@code SchemaRegistryClient::schemaById} does
   * @param pause    {@code Thread::sleep}, but for tests
   */
  public RegistrySchemaSource(SchemaSource registry, Pause pause) {
    this.registry = registry;
    this.pause = pause;
  }

  @Override
  public Schema byId(int id) {
    for (Duration wait : WAITS) {
      try {
        return registry.byId(id);
      } catch (RegistryUnavailableException e) {
        sleep(wait, id, e);
      }
    }
    try {
      return registry.byId(id);
    } catch (RegistryUnavailableException e) {
      throw timeout(id, (WAITS.size() + 1) + " tries", e);
    }
  }

  private void sleep(Duration wait, int id, RegistryUnavailableException cause) {
    try {
      pause.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw timeout(id, "an interruption", cause);
    }
  }

  private static TimeoutException timeout(int id, String after, RegistryUnavailableException cause) {
    return new TimeoutException("schema " + id + " could not be looked up after " + after + ": " + cause.getMessage(),
        cause);
  }
}
