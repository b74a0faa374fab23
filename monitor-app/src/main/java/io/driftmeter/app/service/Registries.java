package io.driftmeter.app.service;

import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.record.WriterSchemas;
import io.driftmeter.schemas.registry.RegistryUnavailableException;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
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
  public static WriterSchemas writerSchemas(SchemaRegistryClient client) {
    return new WriterSchemas() {
      @Override
      public int idOf(String topic, Schema schema) {
        try {
          return client.register(topic + "-value", schema);
        } catch (RegistryUnavailableException e) {
          throw new TimeoutException(e.getMessage(), e);
        }
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
