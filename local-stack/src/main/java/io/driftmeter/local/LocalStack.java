package io.driftmeter.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Broker, Postgres and schema registry on this machine, all on loopback. Ended by {@link #close()} or with the JVM, also by Ctrl-C; without a
 * data folder of its own it leaves nothing behind.
 */
public final class LocalStack implements Stack {
  private final DataFolder folder;
  private final @Nullable LocalBroker broker;
  private final @Nullable LocalPostgres postgres;
  private final @Nullable LocalRegistry registry;
  private final Thread hook = new Thread(this::end, "local-stack-end");

  private LocalStack(Builder builder) {
    folder = DataFolder.open(builder.data);
    broker = builder.broker ? new LocalBroker(folder.path().resolve("kafka"), builder.brokerPort) : null;
    postgres = builder.postgres ? new LocalPostgres(folder.path().resolve("postgres"), builder.postgresPort) : null;
    registry = builder.registry
        ? new LocalRegistry(folder.path().resolve("registry.json"), builder.registryPort)
        : null;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Everything, in a temporary folder, on free ports. */
  public static LocalStack start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Where all data is; gone after {@link #close()} unless it was given. */
  public Path folder() {
    return folder.path();
  }

  @Override
  public LocalBroker broker() {
    return present(broker, "broker");
  }

  @Override
  public LocalPostgres postgres() {
    return present(postgres, "Postgres");
  }

  @Override
  public LocalRegistry registry() {
    return present(registry, "registry");
  }

  @Override
  public String username() {
    return LocalPostgres.USERNAME;
  }

  @Override
  public String password() {
    return LocalPostgres.PASSWORD;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The JVM is going down, and the hook is at it.
    }
    end();
  }

  private static <T> T present(@Nullable T part, String name) {
    if (part == null) {
      throw new LocalStackException("This local stack was started without " + name);
    }
    return part;
  }

  private List<Service> parts() {
    return Stream.of(broker, postgres, registry).filter(Objects::nonNull).map(Service.class::cast).toList();
  }

  /** In parallel: the broker spends its start waiting for itself, Postgres for initdb. */
  private static void inParallel(List<Service> parts, Consumer<Service> action) {
    var running = parts.stream()
        .map(part -> CompletableFuture.runAsync(() -> action.accept(part), task -> Thread.ofVirtual().start(task)))
        .toList();
    RuntimeException failure = null;
    for (CompletableFuture<Void> each : running) {
      try {
        each.join();
      } catch (CompletionException e) {
        failure = e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void end() {
    try {
      inParallel(parts(), Service::close);
    } finally {
      folder.close();
    }
  }

  /** Which parts, where; without further calls all of them, in a temporary folder, on free ports. */
  public static final class Builder {
    private @Nullable Path data;
    private boolean broker = true;
    private boolean postgres = true;
    private boolean registry = true;
    private int brokerPort;
    private int postgresPort;
    private int registryPort;

    private Builder() {}

    /** A folder to keep all data in, for the next start too; null for a temporary one. */
    public Builder data(@Nullable Path folder) {
      this.data = folder;
      return this;
    }

    public Builder broker(boolean wanted) {
      this.broker = wanted;
      return this;
    }

    public Builder postgres(boolean wanted) {
      this.postgres = wanted;
      return this;
    }

    public Builder registry(boolean wanted) {
      this.registry = wanted;
      return this;
    }

    /** Ports on loopback; 0 takes a free one. */
    public Builder ports(int kafka, int database, int schemas) {
      this.brokerPort = kafka;
      this.postgresPort = database;
      this.registryPort = schemas;
      return this;
    }

    /**
     * Returns once everything serves.
     *
     * @throws LocalStackException if a part does not come up; those that did are stopped again
     */
    public LocalStack start() {
      var stack = new LocalStack(this);
      try {
        inParallel(stack.parts(), Service::start);
        return stack;
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }
  }
}
