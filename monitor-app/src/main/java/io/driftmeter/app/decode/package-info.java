/**
 * Which columns does this record hold?
 *
 * <p>Bytes become the values of a reused {@link io.driftmeter.core.column.Row}, or a reason why not; only fields that are
 * mapped to something are looked at, everything else is stepped over.
 */
@NullMarked
package io.driftmeter.app.decode;

import org.jspecify.annotations.NullMarked;
