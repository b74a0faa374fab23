/**
 * What do integration tests run on: this machine's own processes, or containers? One property decides, and the tests cannot tell.
 */
@NullMarked
package io.driftmeter.local.testing;

import org.jspecify.annotations.NullMarked;
