/** Do the benchmarks of the sink still run? */
@NullMarked
package io.driftmeter.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
