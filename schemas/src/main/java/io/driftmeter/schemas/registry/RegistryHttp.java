package io.driftmeter.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP to one registry; turns every way of getting no answer into a {@link RegistryUnavailableException}. */
final class RegistryHttp implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/vnd.schemaregistry.v1+json";

  private final String url;
  private final @Nullable String authorization;
  private final Duration timeout;
  private final HttpClient client;

  RegistryHttp(String url, @Nullable String authorization, @Nullable SSLContext ssl, Duration timeout) {
    this.url = url;
    this.authorization = authorization;
    this.timeout = timeout;
    // A registry behind a load balancer may answer with a redirect; HTTP/1.1 spares the upgrade request on each connection.
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(timeout);
    this.client = (ssl == null ? builder : builder.sslContext(ssl)).build();
  }

  /** One answer below 500; {@code errorCode} is 0 where the registry gave none. */
  record Response(String call, int status, int errorCode, JsonNode body) {

    JsonNode orThrow() {
      if (status >= 300) {
        String message = body.path("message").asText("no message");
        String hint = status == 401 || status == 403 ? " Check the registry's username, password or token." : "";
        throw new RegistryRejectedException(status, errorCode,
            call + " was refused with " + status + (errorCode == 0 ? "" : " (" + errorCode + ")") + ": " + message
                + hint);
      }
      return body;
    }
  }

  String url() {
    return url;
  }

  Response get(String path) {
    return send(path, request(path).GET());
  }

  Response post(String path, JsonNode body) {
    return send(path, request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** For a successful answer that is none to our question. */
  RegistryRejectedException unexpected(String what) {
    return new RegistryRejectedException(200, 0, "The registry at " + url + " gave " + what);
  }

  /** A subject as one segment of a path. */
  static String segment(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout)
        .header("Accept", JSON_TYPE + ", application/json").header("Content-Type", JSON_TYPE);
    return authorization == null ? builder : builder.header("Authorization", authorization);
  }

  private Response send(String path, HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    String call = request.method() + " " + url + path;
    try {
      var response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status == 429 || status >= 500) {
        throw new RegistryUnavailableException(call + " failed with " + status + ": " + shortened(response.body()));
      }
      JsonNode body = parse(response.body(), call, status);
      return new Response(call, status, body.path("error_code").asInt(0), body);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new RegistryUnavailableException(call + " got no answer: " + reason, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException(call + " was interrupted", e);
    }
  }

  private static JsonNode parse(String body, String call, int status) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      if (status < 300) {
        throw new RegistryRejectedException(status, 0,
            call + " was answered with something other than JSON: " + shortened(body)
                + " Is the URL that of a registry?");
      }
      return MissingNode.getInstance();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
