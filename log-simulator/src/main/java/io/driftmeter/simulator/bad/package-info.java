/**
 * What comes along in production that is no prediction? Values that cannot or must not be read, each with the reason a
 * monitor should give.
 */
@NullMarked
package io.driftmeter.simulator.bad;

import org.jspecify.annotations.NullMarked;
