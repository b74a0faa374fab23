/**
 * What the user asked for: {@code monitor.yaml} as immutable records that validate themselves.
 */
@NullMarked
package io.driftmeter.app.config;

import org.jspecify.annotations.NullMarked;
