package io.driftmeter.app.config;

import org.jspecify.annotations.Nullable;

/**
 * A key of {@code monitor.yaml}.
 *
 * @param path         with {@code []} behind a list and {@code *} for any name, such as {@code models[].window.size}
 * @param defaultValue as it would be written in the file; null if there is none
 * @param meaning      one or two sentences for the documentation
 */
record ConfigKey(String path, ValueType type, boolean required, @Nullable String defaultValue, String meaning) {
  /** The path of the section that the key stands in; empty for the root. */
  String parent() {
    int dot = path.startsWith("kafka.") ? "kafka".length() : path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /** The key within its section. */
  String name() {
    String parent = parent();
    String name = parent.isEmpty() ? path : path.substring(parent.length() + 1);
    return name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
  }
}
