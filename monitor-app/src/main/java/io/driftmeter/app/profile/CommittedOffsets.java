package io.driftmeter.app.profile;

import java.util.OptionalLong;

/** Where the reading of an input partition would resume after a crash. */
public interface CommittedOffsets {
  /** The next offset to be read according to the last commit; empty if there is none, or if it cannot be found out now. */
  OptionalLong next(String topic, int partition);
}
