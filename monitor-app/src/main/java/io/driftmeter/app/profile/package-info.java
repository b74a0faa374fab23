/**
 * Stage 1: what did this input partition see in this window?
 *
 * <p>Events are profiled where they lie, without a shuffle; what leaves are <em>partials</em>, keyed by model.
 */
@NullMarked
package io.driftmeter.app.profile;

import org.jspecify.annotations.NullMarked;
