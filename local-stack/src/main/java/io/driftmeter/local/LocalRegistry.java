package io.driftmeter.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A schema registry in this JVM that speaks the Confluent REST protocol, Avro only. */
public final class LocalRegistry implements Service {
  private final RegistryStore store;
  private final int port;
  private @Nullable RegistryServer server;

  /**
   * A registry that is not started yet.
   *
   * @param file that keeps the schemas; null keeps them in memory, across {@link #restart()} but not longer
   * @param port on loopback; 0 takes a free one
   */
  public LocalRegistry(@Nullable Path file, int port) {
    this.store = new RegistryStore(file);
    this.port = Ports.orFree(port);
  }

  /** Base URL of the REST API. */
  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public synchronized void start() {
    if (server == null) {
      server = new RegistryServer(store, port);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }

  @Override
  public void close() {
    stop();
  }
}
