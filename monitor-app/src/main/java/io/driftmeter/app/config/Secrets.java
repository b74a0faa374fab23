package io.driftmeter.app.config;

import org.jspecify.annotations.Nullable;

/** How a secret is shown. */
final class Secrets {
  private Secrets() {}

  /** Only whether there is one. */
  static String hide(@Nullable String secret) {
    return secret == null ? "none" : "***";
  }
}
