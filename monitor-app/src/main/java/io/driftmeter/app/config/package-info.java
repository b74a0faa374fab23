/**
 * What the user asked for: {@code monitor.yaml} as immutable records.
 *
 * <p>{@link io.driftmeter.app.config.ConfigLoader} reads them and names everything that is wrong at once; which keys
 * there are, and what may stand behind them, is written once, in {@code ConfigKeys}.
 */
@NullMarked
package io.driftmeter.app.config;

import org.jspecify.annotations.NullMarked;
