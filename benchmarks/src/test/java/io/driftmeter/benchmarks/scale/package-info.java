/** Are the scenarios of scale right about what they say of themselves? */
@NullMarked
package io.driftmeter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
