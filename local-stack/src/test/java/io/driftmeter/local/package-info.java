@NullMarked
package io.driftmeter.local;

import org.jspecify.annotations.NullMarked;
