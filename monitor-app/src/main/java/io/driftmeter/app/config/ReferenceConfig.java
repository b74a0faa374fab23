package io.driftmeter.app.config;

import org.jspecify.annotations.Nullable;

/**
 * What windows are compared with.
 *
 * @param name         of a reference built beforehand; null learns one from the first windows
 * @param learnWindows windows to learn from, at least
 * @param learnRows    rows to learn from, at least
 */
public record ReferenceConfig(@Nullable String name, int learnWindows, long learnRows) {
  public static final ReferenceConfig DEFAULT = new ReferenceConfig(null, 3, 1000);
}
