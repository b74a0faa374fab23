package io.driftmeter.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryClientTlsTest {
  private static final String PASSWORD = "changeit";

  @Test
  void overHttpsItTrustsWhomTheContextTrustsAndNobodyElse(@TempDir Path folder) throws Exception {
    // Given
    SSLContext context = selfSigned(folder.resolve("server.p12"));
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> {
      byte[] bytes = "{\"schema\":\"\\\"string\\\"\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    String url = "https://localhost:" + server.getAddress().getPort();
    try (var trusting = SchemaRegistryClient.builder(url).ssl(context).build();
        var distrusting = SchemaRegistryClient.builder(url).build()) {
      // When
      Schema schema = trusting.schemaById(1);

      // Then
      assertThat(schema).isEqualTo(Schema.create(Schema.Type.STRING));
      assertThatThrownBy(() -> distrusting.schemaById(1)).isInstanceOf(RegistryUnavailableException.class)
          .hasCauseInstanceOf(SSLException.class);
    } finally {
      server.stop(0);
    }
  }

  /** Keys of a server called localhost, made by the JDK's own tool, and trust in them. */
  private static SSLContext selfSigned(Path file) throws Exception {
    int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype",
        "PKCS12",
        "-keystore", file.toString(), "-storepass", PASSWORD).inheritIO().start().waitFor();
    assertThat(exit).as("exit code of keytool").isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
