/**
 * Which slices of the traffic does an event belong to? Named alike in streams and in files.
 */
@NullMarked
package io.driftmeter.app.segment;

import org.jspecify.annotations.NullMarked;
