package io.driftmeter.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** An engine that answers but cannot fetch images is common on build machines; tests must neither fail there nor hide that they ran elsewhere. */
class TestEnvironmentIT {

  @Test
  void whereAnEngineCannotFetchImagesTestsRunOnTheLocalStackAndSaySo() throws Exception {
    // Given
    HttpServer engine = engineWithoutImages();
    try {
      // When
      String said = run("auto", engine);

      // Then
      assertThat(said).contains("started LocalStack")
          .contains("Tests run on the local stack, not in containers: containers do not start");
    } finally {
      engine.stop(0);
    }
  }

  @Test
  void whoAsksForContainersGetsAnErrorInstead() throws Exception {
    // Given
    HttpServer engine = engineWithoutImages();
    try {
      // When
      String said = run("containers", engine);

      // Then
      assertThat(said).doesNotContain("started").contains("Exception").contains("apache/kafka:4.3.1");
    } finally {
      engine.stop(0);
    }
  }

  @Test
  void aChoiceThatDoesNotExistIsNamed() throws Exception {
    // Given
    HttpServer engine = engineWithoutImages();
    try {
      // When
      String said = run("podman", engine);

      // Then
      assertThat(said).contains("-Ddriftmeter.test.stack=podman is none of local, containers, auto");
    } finally {
      engine.stop(0);
    }
  }

  /** Answers what a client asks first, and fails whatever needs an image. */
  private static HttpServer engineWithoutImages() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      boolean known = path.endsWith("/_ping") || path.endsWith("/info") || path.endsWith("/version");
      String body = path.endsWith("/_ping")
          ? "OK"
          : known
              ? "{\"ApiVersion\":\"1.44\",\"OSType\":\"linux\",\"MemTotal\":1073741824,\"NCPU\":2,\"ServerVersion\":\"28.2.2\",\"Version\":\"28.2.2\"}"
              : "{\"message\":\"no such image\"}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", path.endsWith("/_ping") ? "text/plain" : "application/json");
      exchange.sendResponseHeaders(known ? 200 : 404, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
      if (!exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    });
    server.start();
    return server;
  }

  private static String run(String choice, HttpServer engine) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-D" + TestEnvironment.PROPERTY + "=" + choice, "-cp", System.getProperty("java.class.path"),
        ShowEnvironment.class.getName()).redirectErrorStream(true);
    builder.environment().put("DOCKER_HOST", "tcp://127.0.0.1:" + engine.getAddress().getPort());
    builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
