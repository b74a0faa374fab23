package io.driftmeter.app.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database that verdicts are written to.
 *
 * @param retention windows that began this long before the newest one are dropped; null keeps all
 */
public record PostgresConfig(String url, String username, @Nullable String password, @Nullable Duration retention) {
  /** Without secrets. */
  @Override
  public String toString() {
    return "PostgresConfig[url=" + url + ", username=" + username + ", password=" + Secrets.hide(password)
        + ", retention=" + retention + "]";
  }
}
