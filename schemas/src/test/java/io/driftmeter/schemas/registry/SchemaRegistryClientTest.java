package io.driftmeter.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of a registry that misbehaves; that it speaks with real ones is proved in the module local-stack. */
class SchemaRegistryClientTest {
  private static final String STRING_SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String body = STRING_SCHEMA;
  private HttpServer server;
  private SchemaRegistryClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    client = SchemaRegistryClient.builder(url()).build();
  }

  @AfterEach
  void end() {
    client.close();
    server.stop(0);
  }

  @Test
  void aSchemaIsAskedForOnceHoweverManyRecordsCarryItsId() {
    // When
    Schema first = client.schemaById(7);
    Schema second = client.schemaById(7);

    // Then
    assertThat(second).isSameAs(first).isEqualTo(Schema.create(Schema.Type.STRING));
    assertThat(calls).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void aSchemaIsRegisteredOncePerSubject() {
    // Given
    body = "{\"id\": 5}";
    Schema schema = Schema.create(Schema.Type.STRING);

    // When
    int id = client.register("a", schema);
    int again = client.register("a", schema);
    int elsewhere = client.register("b", schema);

    // Then
    assertThat(List.of(id, again, elsewhere)).containsOnly(5);
    assertThat(calls).containsExactly("POST /subjects/a/versions", "POST /subjects/b/versions");
    assertThat(client.schemaById(5)).isEqualTo(schema);
    assertThat(calls).hasSize(2);
  }

  @Test
  void anUnknownIdIsAskedForAgainOnlyAfterAWhile() {
    // Given
    var nanos = new AtomicLong();
    status = 404;
    body = "{\"error_code\": 40403, \"message\": \"Schema not found\"}";
    try (var patient = SchemaRegistryClient.builder(url()).nanoTime(nanos::get).build()) {
      // When
      assertThatThrownBy(() -> patient.schemaById(9)).isInstanceOf(UnknownSchemaException.class);
      nanos.set(SchemaRegistryClient.UNKNOWN_FOR.toNanos() - 1);
      assertThatThrownBy(() -> patient.schemaById(9)).isInstanceOf(UnknownSchemaException.class);
      int asked = calls.size();
      nanos.set(SchemaRegistryClient.UNKNOWN_FOR.toNanos());
      status = 200;
      body = STRING_SCHEMA;
      Schema registeredMeanwhile = patient.schemaById(9);

      // Then
      assertThat(asked).isEqualTo(1);
      assertThat(registeredMeanwhile).isEqualTo(Schema.create(Schema.Type.STRING));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void anOverloadedOrFailingRegistryMayBeAskedAgain(int failing) {
    // Given
    status = failing;
    body = "<html>try later</html>";

    // When
    Throwable thrown = catchThrowable(() -> client.schemaById(7));
    status = 200;
    body = STRING_SCHEMA;

    // Then
    assertThat(thrown).isInstanceOf(RegistryUnavailableException.class)
        .hasMessage("GET " + url() + "/schemas/ids/7 failed with " + failing + ": <html>try later</html>");
    assertThat(client.schemaById(7)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void aRegistryThatIsNotThereMayBeAskedAgain() {
    // Given
    server.stop(0);

    // When / Then
    assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(url()).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aRegistryThatNeverAnswersIsGivenUp() throws IOException {
    // Given
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var impatient = SchemaRegistryClient.builder("http://127.0.0.1:" + silent.getLocalPort())
            .timeout(Duration.ofMillis(200)).build()) {

      // When / Then
      assertThatThrownBy(() -> impatient.schemaById(7)).isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("got no answer");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void wrongCredentialsAreRejectedWithAHintAndWithoutTheSecret(int refusal) {
    // Given
    status = refusal;
    body = "";
    try (var stranger = SchemaRegistryClient.builder(url()).basic("me", "s3cret").build()) {
      // When
      var rejected = catchThrowableOfType(RegistryRejectedException.class, () -> stranger.schemaById(7));

      // Then
      assertThat(rejected.status()).isEqualTo(refusal);
      assertThat(rejected).hasMessageContaining("password or token");
      assertThat(rejected.getMessage()).doesNotContain("s3cret").doesNotContain("bWU6czNjcmV0");
    }
  }

  @Test
  void aMissingPathIsNotMistakenForAnUnknownSchema() {
    // Given
    status = 404;
    body = "<html>not found</html>";

    // When / Then
    assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(RegistryRejectedException.class);
  }

  @Test
  void whatIsNoRegistryIsCalledOut() {
    // Given
    body = "<html>welcome</html>";

    // When / Then
    assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("Is the URL that of a registry?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"schema\": \"{\"}", "{\"schema\": \"\\\"nonsense\\\"\"}",
    "{\"schema\": \"message M {}\", \"schemaType\": \"PROTOBUF\"}"})
  void anAnswerThatHoldsNoAvroSchemaIsRejected(String answer) {
    // Given
    body = answer;

    // When / Then
    assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining(url());
  }

  @Test
  void credentialsAreSentAsAsked() {
    // Given
    try (var basic = SchemaRegistryClient.builder(url()).basic("Aladdin", "open sesame").build();
        var bearer = SchemaRegistryClient.builder(url()).bearer("a.b.c").build()) {
      // When
      client.schemaById(1);
      basic.schemaById(1);
      bearer.schemaById(1);

      // Then: the pair is the example of RFC 7617, section 2
      assertThat(authorizations).containsExactly("null", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Bearer a.b.c");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry:8081", "ftp://registry", "localhost"})
  void aUrlOfAnotherKindIsNamed(String url) {
    // When / Then
    assertThatThrownBy(() -> SchemaRegistryClient.builder(url)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(url).hasMessageContaining("http://host:port");
  }

  @Test
  void credentialsInTheUrlAreRefusedBeforeAnyLogSeesThem() {
    // When / Then
    assertThatThrownBy(() -> SchemaRegistryClient.builder("http://me:s3cret@host:8081"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("credentials")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
