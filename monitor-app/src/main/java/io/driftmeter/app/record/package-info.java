/**
 * How are the records of our own topics written and read? In Avro, keyed by model.
 */
@NullMarked
package io.driftmeter.app.record;

import org.jspecify.annotations.NullMarked;
