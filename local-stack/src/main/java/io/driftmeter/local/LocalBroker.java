package io.driftmeter.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and its KRaft controller in this JVM. It differs from a broker in production where one machine asks for it: one replica,
 * one partition per internal topic, no rebalance delay. Topics are not created by use, so that a forgotten one is noticed here.
 */
public final class LocalBroker implements Service {
  private static final String CONTROLLER = "CONTROLLER";

  private final Path folder;
  private final int port;
  private final int controllerPort = Ports.free();
  private @Nullable KafkaRaftServer server;

  /**
   * A broker that is not started yet.
   *
   * @param folder of its logs; kept
   * @param port on loopback; 0 takes a free one
   */
  public LocalBroker(Path folder, int port) {
    this.folder = folder;
    this.port = Ports.orFree(port);
  }

  /** For {@code bootstrap.servers}. */
  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public synchronized void start() {
    if (server != null) {
      return;
    }
    try {
      format();
      var starting = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
      // Returns once the broker has caught up with the metadata log, is unfenced, and accepts connections.
      starting.startup();
      server = starting;
    } catch (Exception e) {
      throw new LocalStackException("Kafka did not start on " + address() + " with the data in " + folder
          + "; is the port taken, or the folder of another version?", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
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

  private void format() throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    new Formatter().setNodeId(1).setClusterId(Uuid.randomUuid().toString()).addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString()).setControllerListenerName(CONTROLLER)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run();
  }

  private Properties properties() throws IOException {
    var properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
    properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put("log.dirs", folder.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    // 128 MB by default, taken from the heap as soon as there is a compacted topic.
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    return properties;
  }
}
