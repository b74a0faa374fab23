package io.driftmeter.app.config;

import org.jspecify.annotations.Nullable;

/** A schema registry with Confluent's REST protocol; basic or bearer authentication, or none. */
public record RegistryConfig(String url, @Nullable String username, @Nullable String password,
    @Nullable String token) {
  /** Without secrets. */
  @Override
  public String toString() {
    return "RegistryConfig[url=" + url + ", username=" + username + ", password=" + Secrets.hide(password) + ", token="
        + Secrets.hide(token) + "]";
  }
}
