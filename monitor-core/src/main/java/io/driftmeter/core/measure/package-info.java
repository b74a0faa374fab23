/**
 * How far apart are two profiles of a column, and how sure is that?
 *
 * <p>Both sides are put on the same bins; each measure is one class and one entry of
 * one list.
 */
@NullMarked
package io.driftmeter.core.measure;

import org.jspecify.annotations.NullMarked;
