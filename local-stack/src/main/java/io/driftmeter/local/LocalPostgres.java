package io.driftmeter.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres server as a process of its own, from the binaries on the class path. It trusts whoever connects over loopback and does not wait
 * for the disk: what it holds survives {@link #stop()} and the end of this JVM, not a power cut.
 */
public final class LocalPostgres implements Service {
  static final String USERNAME = "postgres";
  static final String PASSWORD = "postgres";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  /**
   * A server that is not started yet.
   *
   * @param folder of its data; kept
   * @param port on loopback; 0 takes a free one
   */
  public LocalPostgres(Path folder, int port) {
    this.folder = folder;
    this.port = Ports.orFree(port);
  }

  /** JDBC URL of the database {@code postgres}. */
  @Override
  public String address() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public synchronized void start() {
    if (server != null) {
      return;
    }
    try {
      endOrphan();
      // The shutdown hook is the stack's: it also has a folder to remove, and that has to come afterwards.
      server = EmbeddedPostgres.builder().setPort(port).setDataDirectory(folder).setCleanDataDirectory(false)
          .setRegisterShutdownHook(false).setPGStartupWait(START_LIMIT)
          .setServerConfig("listen_addresses", "127.0.0.1").start();
    } catch (IOException | IllegalStateException e) {
      throw new LocalStackException("Postgres did not start on port " + port + " with the data in " + folder
          + "; is the port taken, or the folder of another version?", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new LocalStackException("Postgres on port " + port + " did not stop", e);
      } finally {
        server = null;
      }
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

  /** A JVM that was killed leaves its Postgres running on the folder, and a second one refuses to start there. */
  private void endOrphan() throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan = lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (orphan.isPresent()) {
      orphan.get().destroy();
      try {
        orphan.get().onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        throw new LocalStackException("Postgres process " + orphan.get().pid() + ", left over on " + folder
            + ", does not end; end it by hand", e);
      }
    }
  }
}
