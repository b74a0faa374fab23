/**
 * What can the user say? Options are read and checked here, and failures become a message and an exit code: 1 if something
 * did not work, 2 if something was asked for that there is not.
 */
@NullMarked
package io.driftmeter.simulator.cli;

import org.jspecify.annotations.NullMarked;
