package io.driftmeter.core.reference;

import io.driftmeter.core.profile.WindowProfile;

/**
 * A named profile that windows are compared with.
 *
 * @param name      unique per model
 * @param segment   the slice of traffic it describes, {@code all} for every event
 * @param origin    where it comes from, for people: a file, the first windows, ...
 * @param createdAt when it was made, milliseconds since the epoch
 */
public record Reference(String name, String segment, String origin, long createdAt, WindowProfile profile) {
  public Reference {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a reference needs a name, found a blank one");
    }
  }
}
