/**
 * How is what was found in a window written down?
 *
 * <p>Profiles and verdicts become the Avro records of the reports and profiles topics, split so that no record grows
 * without bound; the stream and batch runs over files write the same.
 */
@NullMarked
package io.driftmeter.app.report;

import org.jspecify.annotations.NullMarked;
