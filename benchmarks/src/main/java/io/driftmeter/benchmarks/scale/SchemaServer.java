package io.driftmeter.benchmarks.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** As much of a schema registry as the monitor asks for; a real one would take 300 MB beside what is measured. */
final class SchemaServer implements AutoCloseable {
  /** The id of the events' schema. */
  static final int EVENTS = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> schemas = new ArrayList<>();
  private final HttpServer server;

  SchemaServer(Schema events) throws IOException {
    schemas.add(events.toString());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/schemas/ids/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      answer(exchange, JSON.createObjectNode().put("schema", schema(id)));
    });
    server.createContext("/subjects/", exchange -> {
      String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
      answer(exchange, JSON.createObjectNode().put("id", register(schema)));
    });
    server.start();
  }

  private synchronized String schema(int id) {
    return schemas.get(id - EVENTS);
  }

  private synchronized int register(String schema) {
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return EVENTS + schemas.indexOf(schema);
  }

  private static void answer(HttpExchange exchange, ObjectNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
