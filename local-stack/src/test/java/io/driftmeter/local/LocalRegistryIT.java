package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.schemas.registry.RegistryUnavailableException;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryIT extends RegistryContract {
  private static final Schema SCHEMA = SchemaBuilder.record("Kept").fields().requiredString("id").endRecord();
  private static final LocalRegistry REGISTRY = new LocalRegistry(null, 0);

  @BeforeAll
  static void start() {
    REGISTRY.start();
  }

  @AfterAll
  static void end() {
    REGISTRY.close();
  }

  @Override
  String url() {
    return REGISTRY.address();
  }

  @Test
  void whileStoppedItIsUnavailableAndAfterwardsItKnowsWhatItKnew() {
    // Given
    try (var registry = new LocalRegistry(null, 0);
        var writer = SchemaRegistryClient.builder(registry.address()).build();
        var reader = SchemaRegistryClient.builder(registry.address()).build()) {
      registry.start();
      int id = writer.register("s", SCHEMA);

      // When
      registry.stop();

      // Then
      assertThatThrownBy(() -> reader.schemaById(id)).isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining(registry.address());
      registry.start();
      assertThat(reader.schemaById(id)).isEqualTo(SCHEMA);
    }
  }

  @Test
  void aFileKeepsSchemasForTheNextProcess(@TempDir Path folder) {
    // Given
    Path file = folder.resolve("kept").resolve("registry.json");
    int id;
    try (var registry = new LocalRegistry(file, 0);
        var client = SchemaRegistryClient.builder(registry.address()).build()) {
      registry.start();
      id = client.register("s", SCHEMA);
    }

    // When
    try (var registry = new LocalRegistry(file, 0);
        var client = SchemaRegistryClient.builder(registry.address()).build()) {
      registry.start();

      // Then
      assertThat(client.latest("s").orElseThrow().id()).isEqualTo(id);
      assertThat(client.schemaById(id)).isEqualTo(SCHEMA);
    }
  }
}
