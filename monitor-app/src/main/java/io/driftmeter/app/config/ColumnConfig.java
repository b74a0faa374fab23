package io.driftmeter.app.config;

import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A column by configuration.
 *
 * @param path     dotted path of the field; null is the name itself
 * @param type     null takes the type from the schema, or from the first value
 * @param required an event without the field, or with null in it, is a dead letter
 */
public record ColumnConfig(String name, @Nullable String path, @Nullable ColumnType type, ColumnRole role,
    boolean required) {}
