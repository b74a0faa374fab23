/**
 * What can the user say?
 *
 * <p>One class per command: it reads what was asked for, calls the package that can do it, and prints the answer. Problems
 * are told in one sentence each, and in the exit code.
 */
@NullMarked
package io.driftmeter.app.cli;

import org.jspecify.annotations.NullMarked;
