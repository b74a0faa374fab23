/**
 * What is a window compared with?
 *
 * <p>A reference is a window profile with a name and a provenance; where it came from makes no difference to a verdict.
 */
@NullMarked
package io.driftmeter.core.reference;

import org.jspecify.annotations.NullMarked;
