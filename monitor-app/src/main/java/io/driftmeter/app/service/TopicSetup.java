package io.driftmeter.app.service;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topics are there before the stream starts: ours are created, those of predictions must exist. */
public final class TopicSetup {
  private final MonitorConfig config;

  public TopicSetup(MonitorConfig config) {
    this.config = config;
  }

  /**
   * Creates what is missing of the monitor's own topics.
   *
   * @throws StartFailedException if a prediction topic is missing or Kafka does not answer
   */
  public void run(Admin admin) {
    Set<String> existing = await(() -> admin.listTopics().names().get());
    List<String> missing = config.models().stream().map(ModelConfig::topic).filter(topic -> !existing.contains(topic))
        .toList();
    if (!missing.isEmpty()) {
      throw new StartFailedException("the prediction topics " + missing + " do not exist at "
          + config.kafka().get("bootstrap.servers") + "; create them, or correct models[].topic");
    }
    int merged = mergePartitions(admin, existing);
    List<NewTopic> own = new ArrayList<>(ownTopics(merged));
    own.removeIf(topic -> existing.contains(topic.name()));
    create(admin, own);
  }

  /** Which cluster this is. */
  String clusterId(Admin admin) {
    return await(() -> admin.describeCluster().clusterId().get());
  }

  /** References are looked up beside partials: their topics, where they exist, say how many partitions both have. */
  private int mergePartitions(Admin admin, Set<String> existing) {
    List<String> names = Stream.of(config.topics().partials(), config.topics().references()).filter(existing::contains)
        .toList();
    Map<String, TopicDescription> found = await(() -> admin.describeTopics(names).allTopicNames().get());
    Set<Integer> counts = new TreeSet<>();
    found.values().forEach(topic -> counts.add(topic.partitions().size()));
    if (counts.size() > 1) {
      throw new StartFailedException(
          "topics " + names + " have " + counts + " partitions; they must have the same number,"
              + " as references are looked up beside partials");
    }
    return counts.isEmpty() ? config.topics().partitions() : counts.iterator().next();
  }

  private List<NewTopic> ownTopics(int merged) {
    TopicsConfig topics = config.topics();
    Optional<Integer> some = Optional.of(topics.partitions());
    return List.of(topic(topics.partials(), Optional.of(merged), Map.of()),
        topic(topics.references(), Optional.of(merged),
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
        topic(topics.reports(), some, Map.of()), topic(topics.profiles(), some, Map.of()),
        topic(topics.alerts(), some,
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
        topic(topics.deadLetters(), Optional.of(1),
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(StreamsSettings.LARGEST_RECORD + (1 << 16)))));
  }

  private NewTopic topic(String name, Optional<Integer> partitions, Map<String, String> settings) {
    short replication = config.topics().replication();
    return new NewTopic(name, partitions, replication < 0 ? Optional.empty() : Optional.of(replication))
        .configs(settings);
  }

  private static void create(Admin admin, List<NewTopic> topics) {
    for (NewTopic topic : topics) {
      try {
        admin.createTopics(List.of(topic)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new StartFailedException("cannot create topic " + topic.name() + ": " + reason(e), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StartFailedException("interrupted while creating topic " + topic.name(), e);
      }
    }
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }

  private interface Call<T> {
    T get() throws ExecutionException, InterruptedException;
  }

  private <T> T await(Call<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new StartFailedException("cannot ask Kafka at " + config.kafka().get("bootstrap.servers")
          + " for its topics: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("interrupted while asking for topics", e);
    }
  }
}
