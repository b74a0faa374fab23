package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.LabelEvent;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.PredictionEvent;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import io.driftmeter.schemas.registry.RegistryRejectedException;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import io.driftmeter.schemas.registry.UnknownSchemaException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the client expects of any registry, and the local registry has to keep: each test runs against both the local one and a real server,
 * so a misreading of the protocol on our side cannot hide on both ends.
 */
abstract class RegistryContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String subject = "trips-" + UUID.randomUUID() + "-value";
  private SchemaRegistryClient client;

  /** Base URL of a running registry with backward compatibility as its rule. */
  abstract String url();

  record Answer(int status, JsonNode body) {}

  @BeforeEach
  void connect() {
    client = SchemaRegistryClient.builder(url()).build();
  }

  @AfterEach
  void disconnect() {
    client.close();
    http.close();
  }

  @Test
  void aRegisteredSchemaIsFoundByItsIdFromAnotherClient() {
    // Given
    int id = client.register(subject, first());

    // When
    Schema found;
    try (var other = SchemaRegistryClient.builder(url() + "/").build()) {
      found = other.schemaById(id);
    }

    // Then
    assertThat(found).isEqualTo(first());
    assertThat(found.getField("distance").doc()).isEqualTo("miles");
  }

  @Test
  void registeringTheSameSchemaAgainYieldsTheSameIdAndNoNewVersion() {
    // Given
    int id = client.register(subject, first());

    // When
    int again;
    try (var other = SchemaRegistryClient.builder(url()).build()) {
      again = other.register(subject, first());
    }

    // Then
    assertThat(again).isEqualTo(id);
    assertThat(get("/subjects/" + subject + "/versions").body().toString()).isEqualTo("[1]");
  }

  @Test
  void anIdThatNobodyRegisteredIsUnknownRatherThanAFailureOfTheRegistry() {
    // When / Then
    assertThatThrownBy(() -> client.schemaById(1_999_999_999)).isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("1999999999").hasMessageContaining(url());
  }

  @Test
  void aSubjectThatNobodyRegisteredHasNoLatestSchema() {
    // When / Then
    assertThat(client.latest(subject)).isEmpty();
  }

  @Test
  void theLatestSchemaIsTheOneRegisteredLast() {
    // Given
    client.register(subject, first());
    int id = client.register(subject, withOptionalField());

    // When
    var latest = client.latest(subject).orElseThrow();

    // Then
    assertThat(latest.schema()).isEqualTo(withOptionalField());
    assertThat(latest.id()).isEqualTo(id);
    assertThat(latest.version()).isEqualTo(2);
    assertThat(latest.subject()).isEqualTo(subject);
  }

  @Test
  void anOptionalFieldIsCompatibleAndARequiredOneIsNot() {
    // Given
    client.register(subject, first());

    // When
    boolean optional = client.isCompatible(subject, withOptionalField());
    boolean required = client.isCompatible(subject, withRequiredField());

    // Then
    assertThat(optional).isTrue();
    assertThat(required).isFalse();
  }

  @Test
  void anySchemaIsCompatibleWithASubjectThatDoesNotExist() {
    // When / Then
    assertThat(client.isCompatible(subject, withRequiredField())).isTrue();
  }

  @Test
  void anIncompatibleSchemaIsRejectedForGood() {
    // Given
    client.register(subject, first());

    // When
    var rejected = catchThrowableOfType(RegistryRejectedException.class,
        () -> client.register(subject, withRequiredField()));

    // Then
    assertThat(rejected.status()).isEqualTo(409);
    assertThat(rejected.errorCode()).isEqualTo(409);
    assertThat(client.latest(subject).orElseThrow().schema()).isEqualTo(first());
  }

  @Test
  void anIncompatibleSchemaIsTakenWhereTheSubjectAllowsEverything() {
    // Given
    client.register(subject, first());
    put("/config/" + subject, "{\"compatibility\":\"NONE\"}");

    // When
    client.register(subject, withRequiredField());

    // Then
    assertThat(client.latest(subject).orElseThrow().schema()).isEqualTo(withRequiredField());
    assertThat(get("/config/" + subject).body().path("compatibilityLevel").asText()).isEqualTo("NONE");
  }

  @Test
  void theQueryParametersOfOtherClientsDoNotDisturb() {
    // Given
    int id = client.register(subject, first());

    // When
    Answer answer = get("/schemas/ids/" + id + "?fetchMaxId=false&subject=" + subject);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new Schema.Parser().parse(answer.body().path("schema").asText())).isEqualTo(first());
  }

  @Test
  void anIdTellsWhichSubjectsUseIt() {
    // Given
    int id = client.register(subject, first());

    // When
    Answer answer = get("/schemas/ids/" + id + "/versions");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).anySatisfy(use -> {
      assertThat(use.path("subject").asText()).isEqualTo(subject);
      assertThat(use.path("version").asInt()).isEqualTo(1);
    });
  }

  @Test
  void aSchemaIsLookedUpInItsSubject() {
    // Given
    int id = client.register(subject, first());

    // When
    Answer known = post("/subjects/" + subject, body(first()));
    Answer other = post("/subjects/" + subject, body(withRequiredField()));
    Answer nowhere = post("/subjects/" + subject + "-none", body(first()));

    // Then
    assertThat(known.body().path("id").asInt()).isEqualTo(id);
    assertThat(known.body().path("version").asInt()).isEqualTo(1);
    assertThat(known.body().path("subject").asText()).isEqualTo(subject);
    assertError(other, 404, 40403);
    assertError(nowhere, 404, 40401);
  }

  @Test
  void whatIsMissingIsNamedByTheProtocolsOwnCodes() {
    // Given
    client.register(subject, first());

    // When
    Answer noSubject = get("/subjects/" + subject + "-none/versions");
    Answer noVersion = get("/subjects/" + subject + "/versions/99");
    Answer noSchema = get("/schemas/ids/1999999999");

    // Then
    assertError(noSubject, 404, 40401);
    assertError(noVersion, 404, 40402);
    assertError(noSchema, 404, 40403);
  }

  @Test
  void whatIsNoSchemaIsRefused() {
    // When
    Answer answer = post("/subjects/" + subject + "/versions", "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}");

    // Then
    assertError(answer, 422, 42201);
  }

  @ParameterizedTest
  @MethodSource("ownSchemas")
  void theSchemasOfOurTopicsComeBackAsTheyWere(Schema schema) {
    // Given
    int id = client.register(subject, schema);

    // When
    Schema found;
    try (var other = SchemaRegistryClient.builder(url()).build()) {
      found = other.schemaById(id);
    }

    // Then
    assertThat(found.toString()).isEqualTo(schema.toString());
    assertThat(client.isCompatible(subject, schema)).isTrue();
  }

  static List<Schema> ownSchemas() {
    return List.of(Partial.getClassSchema(), ProfileChunk.getClassSchema(), Reference.getClassSchema(),
        WindowReport.getClassSchema(), Alert.getClassSchema(), PredictionEvent.getClassSchema(),
        LabelEvent.getClassSchema());
  }

  @Test
  void aSubjectMayHaveSpacesAndSlashesInItsName() {
    // Given
    String odd = subject + "/a b+c%";
    int id = client.register(odd, first());

    // When
    var latest = client.latest(odd).orElseThrow();

    // Then
    assertThat(latest.id()).isEqualTo(id);
    assertThat(get("/subjects").body()).anySatisfy(each -> assertThat(each.asText()).isEqualTo(odd));
  }

  final Answer put(String path, String body) {
    return send(HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)), path);
  }

  private Answer post(String path, String body) {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
  }

  private Answer get(String path) {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  private Answer send(HttpRequest.Builder request, String path) {
    try {
      var response = http.send(request.uri(URI.create(url() + path))
          .header("Content-Type", "application/vnd.schemaregistry.v1+json").build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (Exception e) {
      throw new AssertionError("No answer to " + path, e);
    }
  }

  private static void assertError(Answer answer, int status, int code) {
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.body().path("error_code").asInt()).as("error code of %s", answer).isEqualTo(code);
  }

  private static String body(Schema schema) {
    return JSON.createObjectNode().put("schema", schema.toString()).toString();
  }

  private static SchemaBuilder.FieldAssembler<Schema> fields() {
    return SchemaBuilder.record("Trip").namespace("test").fields().requiredString("id").name("distance").doc("miles")
        .type().doubleType().noDefault();
  }

  private static Schema first() {
    return fields().endRecord();
  }

  private static Schema withOptionalField() {
    return fields().optionalDouble("fare").endRecord();
  }

  private static Schema withRequiredField() {
    return fields().requiredDouble("fare").endRecord();
  }
}
