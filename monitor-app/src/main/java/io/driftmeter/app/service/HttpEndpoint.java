package io.driftmeter.app.service;

import io.driftmeter.app.config.HttpConfig;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Metrics and health over HTTP. */
final class HttpEndpoint implements AutoCloseable {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Javalin server;
  private final String host;

  HttpEndpoint(HttpConfig config, PrometheusMeterRegistry metrics, Health health) {
    host = config.host();
    server = Javalin.create(javalin -> {
      javalin.startup.showJavalinBanner = false;
      javalin.routes.get("/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.scrape()));
      javalin.routes.get("/health/live", context -> answer(context, health.live()));
      javalin.routes.get("/health/ready", context -> answer(context, health.ready()));
    });
    server.start(host, config.port());
  }

  private static void answer(Context context, Health.State state) {
    context.status(state.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(state);
  }

  String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
