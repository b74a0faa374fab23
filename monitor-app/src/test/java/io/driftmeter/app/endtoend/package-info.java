/**
 * Does the whole of it do what it says? The monitor as a process of its own, on a real broker and a real Postgres.
 */
@NullMarked
package io.driftmeter.app.endtoend;

import org.jspecify.annotations.NullMarked;
