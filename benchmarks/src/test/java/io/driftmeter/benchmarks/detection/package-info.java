/** Tests of the detection benchmark. */
@NullMarked
package io.driftmeter.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
