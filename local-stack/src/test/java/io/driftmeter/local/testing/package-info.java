@NullMarked
package io.driftmeter.local.testing;

import org.jspecify.annotations.NullMarked;
