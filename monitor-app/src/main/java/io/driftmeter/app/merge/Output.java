package io.driftmeter.app.merge;

import org.apache.avro.specific.SpecificRecord;

/** Where this stage's records go. */
interface Output {
  void report(String key, SpecificRecord report);

  void profile(String key, SpecificRecord chunk);

  void reference(String key, SpecificRecord chunk);
}
