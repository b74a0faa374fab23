package io.driftmeter.app.decode;

/**
 * Where the value of one path goes. A value arrives as one call; if a path comes twice in an event, the last value counts.
 * A kind of value that a target has no use for does nothing to it.
 */
sealed interface Target permits ColumnTarget, EventTimeTarget, NameTarget, Target.Both, NoTarget {
  default void setNull(Event event) {}

  /** A float, a double, a decimal, or a whole number that stands for something else: days, or a time of day. */
  default void setNumber(Event event, double value) {}

  /** A whole number of 32 bits by schema. */
  default void setInt(Event event, int value) {
    setLong(event, value);
  }

  default void setLong(Event event, long value) {}

  default void setBoolean(Event event, boolean value) {}

  /** {@code source[from, from + length)}, UTF-8. */
  default void setText(Event event, byte[] source, int from, int length) {}

  /** A point in time by schema, in milliseconds since 1970 UTC. */
  default void setInstant(Event event, long epochMillis) {}

  /** Whether a list of numbers is what the target wants. */
  default boolean wantsVectors() {
    return false;
  }

  /** A list begins, whose numbers follow by {@link #addToVector}. */
  default void startVector(Event event) {
    setOther(event, "a list");
  }

  default void addToVector(Event event, double value) {}

  /**
   * Anything else.
   *
   * @param kind names it, for messages
   */
  default void setOther(Event event, String kind) {}

  /** Both, where one path serves two purposes. */
  record Both(Target first, Target second) implements Target {
    @Override
    public void setNull(Event event) {
      first.setNull(event);
      second.setNull(event);
    }

    @Override
    public void setNumber(Event event, double value) {
      first.setNumber(event, value);
      second.setNumber(event, value);
    }

    @Override
    public void setInt(Event event, int value) {
      first.setInt(event, value);
      second.setInt(event, value);
    }

    @Override
    public void setLong(Event event, long value) {
      first.setLong(event, value);
      second.setLong(event, value);
    }

    @Override
    public void setBoolean(Event event, boolean value) {
      first.setBoolean(event, value);
      second.setBoolean(event, value);
    }

    @Override
    public void setText(Event event, byte[] source, int from, int length) {
      first.setText(event, source, from, length);
      second.setText(event, source, from, length);
    }

    @Override
    public void setInstant(Event event, long epochMillis) {
      first.setInstant(event, epochMillis);
      second.setInstant(event, epochMillis);
    }

    @Override
    public boolean wantsVectors() {
      return first.wantsVectors() || second.wantsVectors();
    }

    @Override
    public void startVector(Event event) {
      first.startVector(event);
      second.startVector(event);
    }

    @Override
    public void addToVector(Event event, double value) {
      first.addToVector(event, value);
      second.addToVector(event, value);
    }

    @Override
    public void setOther(Event event, String kind) {
      first.setOther(event, kind);
      second.setOther(event, kind);
    }
  }
}
