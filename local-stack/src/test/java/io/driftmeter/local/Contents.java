package io.driftmeter.local;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records and rows into a stack, and gets them out again. */
final class Contents {

  private Contents() {}

  static void createTopic(Stack stack, String topic) throws IllegalStateException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers(), "default.api.timeout.ms", 3000,
        "request.timeout.ms", 3000))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("No topic " + topic, e);
    }
  }

  static void produce(Stack stack, String topic, String value) {
    try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", stack.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Not produced to " + topic, e);
    }
  }

  static List<String> consume(Stack stack, String topic, int count) {
    var values = new ArrayList<String>();
    try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", stack.bootstrapServers()),
        new StringDeserializer(),
        new StringDeserializer())) {
      var partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
        return values.size() >= count;
      });
    }
    return values;
  }

  static void execute(Stack stack, String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, stack.username(), stack.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String query(Stack stack, String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, stack.username(), stack.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
