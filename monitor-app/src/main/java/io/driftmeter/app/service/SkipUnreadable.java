package io.driftmeter.app.service;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over records of our own topics that are none of ours; anyone may have written them. Predictions never come here, they
 * are read by the first stage.
 */
public final class SkipUnreadable implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SkipUnreadable.class);

  @Override
  public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof RetriableException) {
      return Response.fail();
    }
    LOG.error("record {} of topic {}, partition {} is left out: {}", context.offset(), context.topic(),
        context.partition(),
        failure.getMessage());
    return Response.resume();
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // Nothing to set.
  }
}
