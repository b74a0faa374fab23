package io.driftmeter.local.testing;

import io.driftmeter.local.LocalRegistry;
import io.driftmeter.local.Service;
import io.driftmeter.local.Stack;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and Postgres in containers of pinned images; the registry in this JVM, as it has no data worth a container. */
final class ContainerStack implements Stack {
  private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
  private static final String POSTGRES_IMAGE = "postgres:18";
  private static final String USERNAME = "postgres";
  private static final String PASSWORD = "postgres";

  private final ContainerService broker;
  private final ContainerService postgres;
  private final LocalRegistry registry = new LocalRegistry(null, 0);

  private ContainerStack() {
    // The same settings as the local broker's, where the image does not have them already.
    var kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
        .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
    broker = new ContainerService(kafka, 9092, kafka::getBootstrapServers, ContainerStack::checkBroker);
    var database = new PostgreSQLContainer(POSTGRES_IMAGE).withDatabaseName("postgres").withUsername(USERNAME)
        .withPassword(PASSWORD);
    postgres = new ContainerService(database, 5432, () -> "jdbc:postgresql://" + database.getHost() + ":"
        + database.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/postgres", ContainerStack::checkPostgres);
  }

  static boolean isEngineThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static ContainerStack start() {
    var stack = new ContainerStack();
    try {
      CompletableFuture.allOf(CompletableFuture.runAsync(stack.broker::start),
          CompletableFuture.runAsync(stack.postgres::start), CompletableFuture.runAsync(stack.registry::start)).join();
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  @Override
  public Service broker() {
    return broker;
  }

  @Override
  public Service postgres() {
    return postgres;
  }

  @Override
  public Service registry() {
    return registry;
  }

  @Override
  public String username() {
    return USERNAME;
  }

  @Override
  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    broker.close();
    postgres.close();
    registry.close();
  }

  private static void checkBroker(String address) throws Exception {
    try (var admin = Admin
        .create(Map.of("bootstrap.servers", address, "default.api.timeout.ms", 5000, "request.timeout.ms",
            5000))) {
      admin.describeCluster().nodes().get();
    }
  }

  private static void checkPostgres(String address) throws Exception {
    DriverManager.getConnection(address, USERNAME, PASSWORD).close();
  }
}
