/**
 * How are files of predictions read?
 *
 * <p>CSV, Parquet, JSON lines and Avro container files become batches of rows, held column by column in
 * {@link io.driftmeter.core.column.Cells}; a value that is not of its column's type is counted, a line that cannot be told
 * apart from its neighbours stops the reading with its number.
 */
@NullMarked
package io.driftmeter.app.file;

import org.jspecify.annotations.NullMarked;
