package io.driftmeter.demo;

import io.driftmeter.local.LocalBroker;
import io.driftmeter.local.LocalPostgres;
import io.driftmeter.local.LocalRegistry;
import io.driftmeter.local.Service;
import io.driftmeter.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack's services without a shutdown hook of their own: at Ctrl-C the monitor has to end before its broker does, and
 * the JVM runs its hooks all at once.
 */
final class DemoStack implements Stack {
  private final Path folder;
  private final boolean temporary;
  private final LocalBroker broker;
  private final LocalPostgres postgres;
  private final LocalRegistry registry;

  /**
   * Services that are not started yet.
   *
   * @param data folder to keep everything in; null for a temporary one
   */
  DemoStack(@Nullable Path data) {
    try {
      this.folder = data == null ? Files.createTempDirectory("driftmeter-demo") : Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the demo's data could be made", e);
    }
    this.temporary = data == null;
    this.broker = new LocalBroker(folder.resolve("kafka"), 0);
    this.postgres = new LocalPostgres(folder.resolve("postgres"), 0);
    this.registry = new LocalRegistry(folder.resolve("registry.json"), 0);
  }

  /** In parallel: the broker spends its start waiting for itself, Postgres for initdb. */
  void start() {
    CompletableFuture<Void> database = CompletableFuture.runAsync(postgres::start, Thread::startVirtualThread);
    try {
      broker.start();
      registry.start();
    } finally {
      database.join();
    }
  }

  /** Where the stream's state goes. */
  Path streams() {
    return folder.resolve("streams");
  }

  @Override
  public LocalBroker broker() {
    return broker;
  }

  @Override
  public LocalPostgres postgres() {
    return postgres;
  }

  @Override
  public LocalRegistry registry() {
    return registry;
  }

  /** Any will do, as loopback is trusted; this one owns the tables. */
  @Override
  public String username() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }

  @Override
  public void close() {
    List.of(registry, broker, postgres).forEach(Service::close);
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's data in " + folder + " could not be removed", e);
    }
  }
}
