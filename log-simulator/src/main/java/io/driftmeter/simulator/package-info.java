@NullMarked
package io.driftmeter.simulator;

import org.jspecify.annotations.NullMarked;
