/**
 * Stage 2: what did all input partitions see together, and what is to be said of it?
 *
 * <p>Partials of a window are kept as they came, merged once the window is complete, judged, and reported; whatever comes
 * later makes a further revision of the same report.
 */
@NullMarked
package io.driftmeter.app.merge;

import org.jspecify.annotations.NullMarked;
