/**
 * What can it all run on, here? A real broker, a real Postgres and a schema registry on this machine's loopback, for the demo and for tests.
 */
@NullMarked
package io.driftmeter.local;

import org.jspecify.annotations.NullMarked;
