/**
 * Who is alarmed by which window of the stream?
 *
 * <p>Keeps what {@code core.alarm} remembers of each series, over restarts and crashes, and says each episode on the alerts
 * topic: when it opens, with every window, and when it closes.
 */
@NullMarked
package io.driftmeter.app.alarm;

import org.jspecify.annotations.NullMarked;
