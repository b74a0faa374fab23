package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a real server: Apicurio Registry's Confluent-compatible API, a process of its own, keeping everything in memory. */
class ApicurioRegistryIT extends RegistryContract {
  private static final String URL = "http://127.0.0.1:" + Ports.free() + "/apis/ccompat/v7";
  private static final Path HOME = Path.of(System.getProperty("apicurio.home", "target/apicurio"));
  private static final Path LOG = HOME.resolveSibling("apicurio.log");

  private static Process process;

  @BeforeAll
  static void start() throws IOException {
    Path jar = HOME.resolve("quarkus-run.jar");
    assertThat(jar).as("the server, which `mvn verify` unpacks before these tests").exists();
    var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-jar", jar.toAbsolutePath().toString()).directory(HOME.toFile()).redirectErrorStream(true)
        .redirectOutput(LOG.toFile());
    builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT",
        Integer.toString(URI.create(URL).getPort()), "QUARKUS_MANAGEMENT_HOST", "127.0.0.1", "QUARKUS_MANAGEMENT_PORT",
        Integer.toString(Ports.free())));
    process = builder.start();
    await().atMost(Duration.ofSeconds(90)).until(() -> !process.isAlive() || answers());
    assertThat(process.isAlive()).as(() -> "Apicurio is alive; it said:\n" + log()).isTrue();
  }

  @AfterAll
  static void end() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Override
  String url() {
    return URL;
  }

  /** Also sets the rule that the local registry has by itself. */
  private static boolean answers() throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(URL + "/config"))
          .header("Content-Type", "application/vnd.schemaregistry.v1+json")
          .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}")).build();
      return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String log() {
    try {
      return Files.readString(LOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
