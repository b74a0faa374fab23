package io.driftmeter.app.service;

import io.driftmeter.app.profile.CommittedOffsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker what the application has committed. */
final class GroupOffsets implements CommittedOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
  /** A stream thread waits for the answer. */
  private static final long WAIT_MS = 1_000;

  private final Admin admin;
  private final String group;

  GroupOffsets(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  @Override
  public OptionalLong next(String topic, int partition) {
    TopicPartition input = new TopicPartition(topic, partition);
    try {
      OffsetAndMetadata committed = admin
          .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(
              List.of(input))))
          .partitionsToOffsetAndMetadata(group).get(WAIT_MS, TimeUnit.MILLISECONDS).get(input);
      return committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset());
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("what is committed of {} is not known now", input, e);
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
