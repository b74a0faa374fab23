/**
 * How do the stages hang together? The topology, its topics, and the records on them.
 */
@NullMarked
package io.driftmeter.app.topology;

import org.jspecify.annotations.NullMarked;
