/**
 * What do the tests of the core share?
 *
 * <p>Short ways to make profiles, and the real data sets.
 */
@NullMarked
package io.driftmeter.core.testing;

import org.jspecify.annotations.NullMarked;
