/**
 * How do reports reach Postgres, once?
 *
 * <p>{@link io.driftmeter.app.sink.PostgresSink} reads the report topics and {@link io.driftmeter.app.sink.ReportWriter}
 * stores what it read together with where it goes on reading, in one transaction.
 */
@NullMarked
package io.driftmeter.app.sink;

import org.jspecify.annotations.NullMarked;
