/**
 * How does the monitor start, serve and stop?
 */
@NullMarked
package io.driftmeter.app.service;

import org.jspecify.annotations.NullMarked;
