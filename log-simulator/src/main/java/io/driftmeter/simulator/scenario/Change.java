package io.driftmeter.simulator.scenario;

/** What a changed event has that an unchanged one has not; each model says which of its columns that touches. */
public enum Change {
  /** Nothing. */
  NONE,
  /** Another population: an input of the model is distributed differently, and its predictions follow. */
  POPULATION,
  /** A column that comes and goes with the season; no input of the model. */
  SEASON,
  /** A column is null far more often; no input of the model. */
  NULLS,
  /** A category that was never seen before; no input of the model. */
  CATEGORY,
  /** An input of the model arrives in another unit; the world stays as it was, the predictions do not. */
  UNIT,
  /** Features and predictions stay, the truth is another. */
  CONCEPT,
  /** {@link #POPULATION}, within one segment. */
  SEGMENT
}
