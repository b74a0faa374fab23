package io.driftmeter.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Finds and registers Avro schemas over the Confluent REST protocol. Thread-safe; every call may block for up to the request timeout, and
 * fails with a {@link RegistryException} whose subtype says whether to try again.
 */
public final class SchemaRegistryClient implements AutoCloseable {
  /** How long an unknown id stays unknown without asking again: records that nobody can read must not cost a request each. */
  static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

  private static final int MAX_UNKNOWN = 1000;
  private static final int SUBJECT_NOT_FOUND = 40401;
  private static final int VERSION_NOT_FOUND = 40402;
  private static final int SCHEMA_NOT_FOUND = 40403;

  private final RegistryHttp http;
  private final LongSupplier nanoTime;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<Integer, Long> unknownSince = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  /** Text, not {@link Schema}: schemas that differ only in documentation are equal, and are registered apart. */
  private record Registration(String subject, String schema) {}

  private SchemaRegistryClient(Builder builder) {
    this.http = new RegistryHttp(builder.url, builder.authorization, builder.ssl, builder.timeout);
    this.nanoTime = builder.nanoTime;
  }

  /**
   * Begins a client of one registry.
   *
   * @param url base of the REST API, e.g. {@code http://registry:8081} or {@code https://host/apis/ccompat/v7}
   */
  public static Builder builder(String url) {
    return new Builder(url);
  }

  /**
   * The schema of an id; asked of the registry once.
   *
   * @throws UnknownSchemaException if the registry knows no such id; remembered for {@link #UNKNOWN_FOR}
   */
  public Schema schemaById(int id) {
    Schema cached = byId.get(id);
    if (cached != null) {
      return cached;
    }
    Long since = unknownSince.get(id);
    if (since != null && nanoTime.getAsLong() - since < UNKNOWN_FOR.toNanos()) {
      throw new UnknownSchemaException(id, http.url());
    }
    RegistryHttp.Response response = http.get("/schemas/ids/" + id);
    if (response.status() == 404 && response.errorCode() == SCHEMA_NOT_FOUND) {
      if (unknownSince.size() >= MAX_UNKNOWN) {
        unknownSince.clear();
      }
      unknownSince.put(id, nanoTime.getAsLong());
      throw new UnknownSchemaException(id, http.url());
    }
    Schema schema = schema(response.orThrow());
    byId.put(id, schema);
    unknownSince.remove(id);
    return schema;
  }

  /** Registers the schema as the newest of its subject, unless it is there already; its id either way. Asked once per subject and schema. */
  public int register(String subject, Schema schema) {
    var registration = new Registration(subject, schema.toString());
    Integer cached = ids.get(registration);
    if (cached != null) {
      return cached;
    }
    JsonNode answer = http.post("/subjects/" + RegistryHttp.segment(subject) + "/versions", body(schema)).orThrow();
    int id = number(answer, "id");
    ids.put(registration, id);
    byId.putIfAbsent(id, schema);
    return id;
  }

  /** The newest schema of a subject, asked anew each time; empty if the registry does not know the subject. */
  public Optional<SchemaVersion> latest(String subject) {
    RegistryHttp.Response response = http.get("/subjects/" + RegistryHttp.segment(subject) + "/versions/latest");
    if (isUnknownSubject(response)) {
      return Optional.empty();
    }
    JsonNode answer = response.orThrow();
    return Optional.of(new SchemaVersion(subject, number(answer, "id"), number(answer, "version"), schema(answer)));
  }

  /** Whether the subject's compatibility rule lets this schema follow its newest one; true if the subject is unknown. */
  public boolean isCompatible(String subject, Schema schema) {
    RegistryHttp.Response response = http
        .post("/compatibility/subjects/" + RegistryHttp.segment(subject) + "/versions/latest", body(schema));
    if (isUnknownSubject(response)) {
      return true;
    }
    JsonNode verdict = response.orThrow().path("is_compatible");
    if (!verdict.isBoolean()) {
      throw http.unexpected("an answer without is_compatible");
    }
    return verdict.booleanValue();
  }

  @Override
  public void close() {
    http.close();
  }

  private static boolean isUnknownSubject(RegistryHttp.Response response) {
    return response.status() == 404
        && (response.errorCode() == SUBJECT_NOT_FOUND || response.errorCode() == VERSION_NOT_FOUND);
  }

  private static JsonNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private Schema schema(JsonNode answer) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw http.unexpected("a schema of type " + type + ", only AVRO can be read");
    }
    if (!answer.path("schema").isTextual()) {
      throw http.unexpected("an answer without a schema");
    }
    try {
      return new Schema.Parser().parse(answer.path("schema").textValue());
    } catch (RuntimeException e) {
      // Not AvroRuntimeException alone: for a type that it cannot resolve, 1.12 throws a NullPointerException.
      throw http.unexpected("a schema that Avro cannot parse: " + e.getMessage());
    }
  }

  private int number(JsonNode answer, String field) {
    if (!answer.path(field).isInt()) {
      throw http.unexpected("an answer without a number '" + field + "'");
    }
    return answer.path(field).intValue();
  }

  /** How to reach a registry; without further calls: no authentication, the JVM's trust store, 10 seconds. */
  public static final class Builder {
    private final String url;
    private @Nullable String authorization;
    private @Nullable SSLContext ssl;
    private Duration timeout = Duration.ofSeconds(10);
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(String url) {
      URI uri = URI.create(url);
      if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        throw new IllegalArgumentException(
            "Schema registry URL '" + url + "' is not of the form http://host:port/path or https://host:port/path");
      }
      if (uri.getUserInfo() != null) {
        throw new IllegalArgumentException("Schema registry URL at " + uri.getHost()
            + " contains credentials, which would end up in logs; give username and password on their own");
      }
      this.url = url.replaceAll("/+$", "");
    }

    public Builder basic(String username, String password) {
      String pair = username + ":" + password;
      this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    public Builder bearer(String token) {
      this.authorization = "Bearer " + token;
      return this;
    }

    /** Trust and keys for https. */
    public Builder ssl(SSLContext context) {
      this.ssl = context;
      return this;
    }

    /** For connecting, and for each request as a whole. */
    public Builder timeout(Duration limit) {
      this.timeout = limit;
      return this;
    }

    Builder nanoTime(LongSupplier clock) {
      this.nanoTime = clock;
      return this;
    }

    public SchemaRegistryClient build() {
      return new SchemaRegistryClient(this);
    }
  }
}
