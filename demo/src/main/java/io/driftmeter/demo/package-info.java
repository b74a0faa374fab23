@NullMarked
package io.driftmeter.demo;

import org.jspecify.annotations.NullMarked;
