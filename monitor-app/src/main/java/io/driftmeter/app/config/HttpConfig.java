package io.driftmeter.app.config;

/** Where metrics and health are served; port 0 picks a free one. */
public record HttpConfig(String host, int port) {
  public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);
}
