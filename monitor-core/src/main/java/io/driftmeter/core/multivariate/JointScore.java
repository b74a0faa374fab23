package io.driftmeter.core.multivariate;

/**
 * What one test says of columns taken together.
 *
 * @param test     its name in reports, tables and metrics
 * @param score    how much changed, in the unit the test states
 * @param pValue   probability of such a change without drift
 * @param detected whether the change is both significant and large enough to matter
 * @param detail   a sentence with the numbers behind it
 */
public record JointScore(String test, double score, double pValue, boolean detected, String detail) {}
