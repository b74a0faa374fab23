package io.driftmeter.schemas.registry;

import org.apache.avro.Schema;

/** A schema as registered: the {@code version}-th (from 1) of its subject, known everywhere by {@code id}. */
public record SchemaVersion(String subject, int id, int version, Schema schema) {}
