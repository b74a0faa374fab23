/** May the schemas of our topics grow without breaking those who read or wrote them before? Held against data, not against rules. */
@NullMarked
package io.driftmeter.schemas.evolution;

import org.jspecify.annotations.NullMarked;
