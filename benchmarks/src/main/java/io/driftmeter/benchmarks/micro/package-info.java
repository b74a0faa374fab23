/**
 * What does each step of the arithmetic cost by itself? JMH on profiles and measures; {@code benchmarks/speed --only micro}
 * runs all of it.
 */
@NullMarked
package io.driftmeter.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
