/**
 * How do live objects survive a crash? They are kept as they are and serialised only when a commit is due.
 */
@NullMarked
package io.driftmeter.app.store;

import org.jspecify.annotations.NullMarked;
