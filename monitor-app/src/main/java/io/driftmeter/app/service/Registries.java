package io.driftmeter.app.service;

import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import io.driftmeter.app.record.WriterSchemas;
import io.driftmeter.schemas.registry.RegistryException;
import io.driftmeter.schemas.registry.RegistryUnavailableException;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;

/** Clients of the configured registry. */
public final class Registries {
  private Registries() {}

  /** A client with the configured authentication. */
  public static SchemaRegistryClient client(RegistryConfig config) {
    SchemaRegistryClient.Builder builder = SchemaRegistryClient.builder(config.url());
    if (config.token() != null) {
      builder.bearer(config.token());
    } else if (config.username() != null && config.password() != null) {
      builder.basic(config.username(), config.password());
    }
    return builder.build();
  }

  /** Schemas of our own topics, under the subject that Confluent's default naming gives them. */
  public static WriterSchemas writerSchemas(SchemaRegistryClient client, TopicsConfig topics) {
    // Now, rather than with the first record: a serializer that has to wait for the registry ends its thread.
    Map<String, Integer> ids = new HashMap<>();
    Map.of(topics.reports(), WindowReport.getClassSchema(), topics.profiles(), ProfileChunk.getClassSchema(),
        topics.references(), Reference.getClassSchema(), topics.alerts(), Alert.getClassSchema())
        .forEach((topic, schema) -> {
          try {
            ids.put(topic, client.register(topic + "-value", schema));
          } catch (RegistryException e) {
            throw new StartFailedException("the schema of topic " + topic + " cannot be registered: " + e.getMessage(),
                e);
          }
        });
    return new WriterSchemas() {
      @Override
      public int idOf(String topic, Schema schema) {
        Integer id = ids.get(topic);
        if (id == null) {
          throw new IllegalArgumentException(topic + " is none of the topics of registered records: " + ids.keySet());
        }
        return id;
      }

      @Override
      public Schema byId(int id) {
        try {
          return client.schemaById(id);
        } catch (RegistryUnavailableException e) {
          throw new TimeoutException(e.getMessage(), e);
        }
      }
    };
  }
}
