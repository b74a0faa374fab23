package io.driftmeter.local.testing;

import static org.awaitility.Awaitility.await;

import io.driftmeter.local.Ports;
import io.driftmeter.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** One container with a fixed port on loopback: an engine would give a stopped and started container another one. */
final class ContainerService implements Service {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 20;

  /** Fails as long as the service at an address does not serve. */
  interface Check {
    void run(String address) throws Exception;
  }

  private final GenericContainer<?> container;
  private final Supplier<String> address;
  private final Check check;
  private boolean created;
  private boolean running;

  ContainerService(GenericContainer<?> container, int port, Supplier<String> address, Check check) {
    this.container = container;
    this.address = address;
    this.check = check;
    container.setPortBindings(List.of("127.0.0.1:" + Ports.free() + ":" + port));
  }

  @Override
  public String address() {
    return address.get();
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    if (created) {
      DockerClientFactory.instance().client().startContainerCmd(container.getContainerId()).exec();
      await().atMost(START_LIMIT).ignoreExceptions().untilAsserted(() -> check.run(address()));
    } else {
      container.start();
      created = true;
    }
    running = true;
  }

  @Override
  public synchronized void stop() {
    if (running) {
      try (var command = DockerClientFactory.instance().client().stopContainerCmd(container.getContainerId())) {
        command.withTimeout(STOP_SECONDS).exec();
      }
      running = false;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  @Override
  public synchronized void close() {
    container.stop();
    created = false;
    running = false;
  }
}
