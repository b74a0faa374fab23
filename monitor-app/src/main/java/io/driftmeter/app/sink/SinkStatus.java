package io.driftmeter.app.sink;

import org.jspecify.annotations.Nullable;

/**
 * How the sink is doing, for health checks and metrics.
 *
 * @param up          whether its last step succeeded: it reads, and Postgres takes what it writes
 * @param lagRecords  records in its topics that are not yet stored
 * @param rowsWritten rows stored since it started, of all tables
 * @param rejected    records left out since it started because they cannot be read or stored
 * @param problem     what it is waiting for; null if nothing
 */
public record SinkStatus(boolean up, long lagRecords, long rowsWritten, long rejected, @Nullable String problem) {}
