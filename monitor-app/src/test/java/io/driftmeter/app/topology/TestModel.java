package io.driftmeter.app.topology;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The model {@code credit} of JSON events whose time is {@code t}, with windows of a minute and the default times. */
final class TestModel {
  private @Nullable String modelPath;
  private @Nullable String version;
  private @Nullable String producerHeader;
  private List<ColumnConfig> columns = List.of();
  private List<String> segments = List.of();
  private ProfileConfig profile = ProfileConfig.DEFAULT;
  private ReferenceConfig reference = ReferenceConfig.DEFAULT;

  TestModel modelPath(String path) {
    modelPath = path;
    return this;
  }

  TestModel version(String path) {
    version = path;
    return this;
  }

  TestModel producerHeader(String header) {
    producerHeader = header;
    return this;
  }

  TestModel column(String name, ColumnType type) {
    columns = Stream.concat(columns.stream(),
        Stream.of(new ColumnConfig(name, null, type, ColumnRole.FEATURE, false))).toList();
    return this;
  }

  TestModel segments(String... columns) {
    segments = List.of(columns);
    return this;
  }

  TestModel profile(ProfileConfig newProfile) {
    profile = newProfile;
    return this;
  }

  TestModel reference(ReferenceConfig newReference) {
    reference = newReference;
    return this;
  }

  ModelConfig build() {
    return new ModelConfig("credit", TestMonitor.TOPIC, ModelConfig.Format.JSON, modelPath, version, null, "t",
        producerHeader, columns, List.of(), segments, WindowConfig.DEFAULT, profile, reference, DriftConfig.DEFAULT);
  }
}
