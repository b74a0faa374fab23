/** Tests of the micro-benchmarks: do their figures hold what is promised? */
@NullMarked
package io.driftmeter.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
