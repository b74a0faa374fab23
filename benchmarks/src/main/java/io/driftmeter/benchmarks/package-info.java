@NullMarked
package io.driftmeter.benchmarks;

import org.jspecify.annotations.NullMarked;
