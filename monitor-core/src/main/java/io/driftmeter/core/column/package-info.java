/**
 * What a column is, and how the values of one event are held.
 *
 * <p>A {@link io.driftmeter.core.column.Row} is filled by a decoder and read by a profile, event after event, without
 * allocating.
 */
@NullMarked
package io.driftmeter.core.column;

import org.jspecify.annotations.NullMarked;
