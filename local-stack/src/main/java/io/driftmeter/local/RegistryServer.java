package io.driftmeter.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Confluent REST protocol over a {@link RegistryStore}: paths, query parameters and status codes. */
final class RegistryServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryStore store;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Serves at once. */
  RegistryServer(RegistryStore store, int port) {
    this.store = store;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      threads.close();
      throw new LocalStackException("The registry did not start on port " + port + "; is the port taken?", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        send(exchange, 200, answer(exchange));
      } catch (RegistryError e) {
        send(exchange, e.status(), Map.of("error_code", e.code(), "message", String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        send(exchange, 500, Map.of("error_code", 50001, "message", String.valueOf(e)));
      }
    }
  }

  private Object answer(HttpExchange exchange) throws IOException {
    // The raw path: a subject may contain an escaped slash.
    String path = exchange.getRequestURI().getRawPath();
    List<String> parts = Arrays.stream(path.substring(1).split("/"))
        .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
    String query = exchange.getRequestURI().getRawQuery() == null ? "" : exchange.getRequestURI().getRawQuery();
    return switch (exchange.getRequestMethod()) {
      case "GET" -> get(path, parts, query);
      case "POST" -> post(path, parts, query, body(exchange));
      case "PUT" -> put(path, parts, body(exchange));
      default -> throw RegistryError.unknownPath(exchange.getRequestMethod() + " " + path);
    };
  }

  private Object get(String path, List<String> parts, String query) {
    return switch (shape(parts)) {
      case "schemas/ids/*" -> Map.of("schema", store.schema(id(parts.get(2))));
      case "schemas/ids/*/versions" -> store.uses(id(parts.get(2)));
      case "schemas/types" -> List.of("AVRO");
      case "subjects" -> store.subjects();
      case "subjects/*/versions" -> store.versions(parts.get(1));
      case "subjects/*/versions/*" -> store.version(parts.get(1), parts.get(3));
      case "config" -> Map.of("compatibilityLevel", store.level());
      case "config/*" -> Map.of("compatibilityLevel", query.contains("defaultToGlobal=true")
          ? store.level(parts.get(1))
          : store.subjectLevel(parts.get(1)));
      default -> throw RegistryError.unknownPath(path);
    };
  }

  private Object post(String path, List<String> parts, String query, JsonNode body) {
    return switch (shape(parts)) {
      case "subjects/*" -> store.find(parts.get(1), schema(body));
      case "subjects/*/versions" -> Map.of("id", store.register(parts.get(1), schema(body)));
      case "compatibility/subjects/*/versions/*" -> {
        List<String> objections = store.objections(parts.get(2), parts.get(4), schema(body));
        yield query.contains("verbose=true")
            ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
            : Map.of("is_compatible", objections.isEmpty());
      }
      default -> throw RegistryError.unknownPath(path);
    };
  }

  private Object put(String path, List<String> parts, JsonNode body) {
    String level = body.path("compatibility").asText("");
    switch (shape(parts)) {
      case "config" -> store.setLevel(level);
      case "config/*" -> store.setLevel(parts.get(1), level);
      default -> throw RegistryError.unknownPath(path);
    }
    return Map.of("compatibility", level);
  }

  /** The path with a star for each name that is free to choose. */
  private static String shape(List<String> parts) {
    var shape = new StringBuilder(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean fixed = switch (parts.getFirst()) {
        case "schemas" -> i != 2;
        case "compatibility" -> i == 1 || i == 3;
        default -> i == 2;
      };
      shape.append('/').append(fixed ? part : "*");
    }
    return shape.toString();
  }

  private static String schema(JsonNode body) {
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw RegistryError.invalidSchema("type " + type + " is not kept here, only AVRO");
    }
    if (!body.path("references").isEmpty()) {
      throw RegistryError.invalidSchema("references are not followed here, give the schema in one piece");
    }
    if (!body.path("schema").isTextual()) {
      throw RegistryError.invalidSchema("the body has no text 'schema'");
    }
    return body.path("schema").textValue();
  }

  private static int id(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RegistryError.unknownPath("id '" + text + "' is not a number");
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    try {
      return JSON.readTree(exchange.getRequestBody());
    } catch (JsonProcessingException e) {
      throw RegistryError.invalidSchema("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
