package io.driftmeter.core.measure;

import java.util.Optional;

/** A distance or test between a column's reference and window. Stateless; described in docs/measures.md. */
public interface Measure {
  /** The name used in reports, tables and configuration; never changed. */
  String name();

  /** What its scores can be. */
  Scale scale();

  /** What the measure says, or nothing if it is not defined for such a column. */
  Optional<Score> score(Comparison comparison);
}
