package io.driftmeter.app.config;

import io.driftmeter.app.config.ValueType.Choice;
import io.driftmeter.app.config.ValueType.Flag;
import io.driftmeter.app.config.ValueType.Fraction;
import io.driftmeter.app.config.ValueType.Group;
import io.driftmeter.app.config.ValueType.Groups;
import io.driftmeter.app.config.ValueType.Secret;
import io.driftmeter.app.config.ValueType.Text;
import io.driftmeter.app.config.ValueType.Texts;
import io.driftmeter.app.config.ValueType.Time;
import io.driftmeter.app.config.ValueType.Whole;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.verdict.Correction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Every key of {@code monitor.yaml}: what is not listed here is neither read, nor documented, nor in the JSON Schema. */
final class ConfigKeys {
  private static final Text ANY = Text.of("a text", "[\\s\\S]*");
  private static final Text LINE = Text.of("a text on one line", "\\S([^\\r\\n]*\\S)?");
  private static final Text FILE = Text.of("the path of a file", "\\S([^\\r\\n]*\\S)?");
  private static final Text HOST = Text.of("a host name or address", "[^\\s/]+");
  private static final Text NAME = Text.of("a name of at most 200 characters on one line, without '|'",
      "[^\\s|]([^|\\r\\n\\t]{0,198}[^\\s|])?");
  private static final Text MEASURE = Text.of("the name of a measure", "[a-z0-9_]+");
  private static final Text PATH = Text.of("a dotted path such as features.age",
      "[^\\s.]([^.\\r\\n]*)(\\.[^.\\r\\n]+)*");
  private static final Text TOPIC = Text.of("a topic name: at most 249 of a-z A-Z 0-9 . _ -", "[a-zA-Z0-9._-]{1,249}");
  private static final Text PREFIX = Text.of("the beginning of a topic name: at most 200 of a-z A-Z 0-9 . _ -",
      "[a-zA-Z0-9._-]{1,200}");
  private static final Text SERVERS = Text.of("host:port, several separated by commas",
      "[^\\s,:/]+:[0-9]{1,5}(\\s*,\\s*[^\\s,:/]+:[0-9]{1,5})*");
  private static final Text HTTP_URL = Text.of("a URL such as http://registry:8081, without credentials",
      "https?://[^\\s/@?#]+(/[^\\s@?#]*)?");
  private static final Text JDBC_URL = Text.of(
      "a URL such as jdbc:postgresql://host:5432/database, without credentials",
      "jdbc:postgresql://(?!\\S*(@|[?&](user|password)=))[^\\s/?]+/[^\\s]+");

  private static final Text BUDGET = Text.of("a number of alarms per duration, such as 1 per 30d",
      "[1-9][0-9]{0,5} per [1-9][0-9]{0,5} ?(s|m|h|d)");

  private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();
  private static final Secret SECRET = new Secret();
  private static final Whole COUNT = new Whole(1, Integer.MAX_VALUE);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration YEAR = Duration.ofDays(366);

  static final List<ConfigKey> ALL = List.of(
      required("kafka", new Group("kafka properties, with bootstrap.servers"),
          "How Kafka is reached. Every property is passed on to Kafka Streams and to the Kafka clients."),
      required("kafka.bootstrap.servers", SERVERS, "Brokers to begin with."),
      optional("kafka.*", ANY, null,
          "Any property of Kafka Streams or of the clients: `security.protocol`, `num.stream.threads`, ..."),

      optional("registry", new Group("a mapping with url"), null,
          "The schema registry; needed when a model's format is `avro`."),
      required("registry.url", HTTP_URL, "Base URL of a registry with Confluent's REST protocol."),
      optional("registry.username", LINE, null, "For basic authentication."),
      optional("registry.password", SECRET, null, "For basic authentication; better as `${NAME}` or in a file."),
      optional("registry.password_file", FILE, null, "File that holds the password, without its last line break."),
      optional("registry.token", SECRET, null, "For bearer authentication, instead of username and password."),
      optional("registry.token_file", FILE, null, "File that holds the token, without its last line break."),

      optional("postgres", new Group("a mapping with url and username"), null,
          "The database that verdicts are written to; without it they stay in Kafka."),
      required("postgres.url", JDBC_URL, "JDBC URL of the database."),
      required("postgres.username", LINE, "Whom to connect as."),
      optional("postgres.password", SECRET, null, "Better as `${NAME}` or in a file."),
      optional("postgres.password_file", FILE, null, "File that holds the password, without its last line break."),
      optional("postgres.retention", new Time(Duration.ofMinutes(1), Duration.ofDays(36_500)), null,
          "Windows that began this long before the newest one are dropped; without it all are kept."),

      optional("http", new Group("a mapping"), null, "Where metrics and health are served."),
      optional("http.host", HOST, "127.0.0.1", "Address to listen on; `0.0.0.0` for all."),
      optional("http.port", new Whole(0, 65_535), "8080", "Port to listen on; 0 picks a free one."),

      optional("topics", new Group("a mapping"), null, "The monitor's own topics."),
      optional("topics.prefix", PREFIX, "driftmeter",
          "Begins the name of each of the monitor's own topics, and is the Kafka Streams application id."),
      optional("topics.partitions", new Whole(1, 10_000), "6",
          "Partitions of the partials and references topics: how far the merge by model can be spread."),
      optional("topics.replication", new Whole(-1, Short.MAX_VALUE), "-1",
          "Replication factor of topics that the monitor creates; -1 takes the broker's default."),

      required("models", new Groups("a list with at least one model"), "What is watched, one entry per topic."),
      required("models[].name", NAME, "Names the model, or the group of models told apart by `model`."),
      required("models[].topic", TOPIC, "Topic that carries the model's predictions."),
      optional("models[].format", Choice.of(ModelConfig.Format.class), "avro",
          "How values are written: Avro in Confluent's wire format, or JSON objects."),
      optional("models[].model", PATH, null,
          "Where an event names its model, if several share the topic; an event without it counts for `name`."),
      optional("models[].version", PATH, null, "Where an event names the version of its model."),
      optional("models[].id", PATH, null, "Where an event carries its prediction id."),
      optional("models[].event_time", PATH, null,
          "Where an event carries its time; without it the record's timestamp is taken."),
      optional("models[].producer_header", LINE, null,
          "Record header that names the producer of an event, so that a drift can be blamed on one."),
      optional("models[].columns", new Groups("a list of names, or of mappings with name"), null,
          "Columns to watch. Without it, every field of the schema or of the events that can be compared."),
      required("models[].columns[].name", LINE, "Names the column in verdicts. A column may be just its name."),
      optional("models[].columns[].path", PATH, null, "Where an event carries the value; by default at `name`."),
      optional("models[].columns[].type", Choice.of(ColumnType.class), null,
          "How values are compared; by default taken from the schema, or from the first value. A string is a text, compared "
              + "by its length, words and signs, only where this says so; an embedding is a list of up to "
              + Row.MAX_DIMENSION + " numbers, all lists of a column being of one length."),
      optional("models[].columns[].role", Choice.of(ColumnRole.class), "feature", "The part it plays in the model."),
      optional("models[].columns[].required", new Flag(), "false",
          "An event without the field, or with null in it, goes to the dead letters."),
      optional("models[].exclude", new Texts(PATH), null, "Fields left out when `columns` is not given."),
      optional("models[].segments", new Texts(LINE), null,
          "Columns whose values slice the traffic; each slice is judged beside the segment `all`."),
      optional("models[].window", new Group("a duration, or a mapping"), null,
          "When a window begins, closes and is judged. `window: 5m` is short for its `size`."),
      optional("models[].window.size", new Time(Duration.ofSeconds(1), YEAR), "1m",
          "Length of the tumbling windows, aligned to the epoch in UTC."),
      optional("models[].window.grace", new Time(Duration.ZERO, YEAR), "10s",
          "How far event time runs past a window's end before the window leaves its partition; less than `late_horizon`."),
      optional("models[].window.idle_timeout", new Time(MILLI, YEAR), "30s",
          "Wall-clock time after which a silent partition holds nothing back."),
      optional("models[].window.completeness_timeout", new Time(MILLI, YEAR), "30s",
          "Wall-clock time that a window waits for the partitions that have not reported."),
      optional("models[].window.late_horizon", new Time(MILLI, Duration.ofDays(3660)), "1h",
          "Events of windows that ended this long ago, by event time, are refused and counted. Three sizes, where that is more than the default."),
      optional("models[].window.future_tolerance", new Time(Duration.ZERO, YEAR), "5m",
          "Event times this far after the wall clock are taken for mistakes and set back."),
      optional("models[].reference", new Group("a mapping"), null,
          "What windows are compared with: a reference built beforehand, or one learnt from the first windows."),
      optional("models[].reference.name", NAME, null, "A reference built beforehand; nothing is learnt then."),
      optional("models[].reference.learn_windows", COUNT, "3", "Windows to learn from, at least."),
      optional("models[].reference.learn_rows", new Whole(1, Long.MAX_VALUE), "1000",
          "Rows to learn from, at least."),
      optional("models[].drift", new Group("a mapping"), null, "When a column counts as drifted."),
      optional("models[].drift.level", new Fraction(0.000_000_1, 0.5), "0.01",
          "Share of false alarms allowed among the drifted columns of a window."),
      optional("models[].drift.correction", Choice.of(Correction.class), "bh",
          "How columns are tested together: Benjamini–Hochberg, or Benjamini–Yekutieli, which holds the level "
              + "however columns depend on each other."),
      optional("models[].drift.effect", new Fraction(0, 100), "0.1",
          "Least PSI that matters, after taking off what chance alone gives."),
      optional("models[].drift.min_rows", new Whole(1, Long.MAX_VALUE), "30",
          "Values needed on each side; with fewer the verdict is insufficient data."),
      optional("models[].drift.false_alarms", BUDGET, "1 per 30d",
          "False alarms that the model may raise, all its columns and segments together."),
      optional("models[].drift.close_after", new Whole(1, 1000), "3",
          "Windows in a row with less than half of `effect` after which the drift of a column is over."),
      optional("models[].drift.calibration_windows", new Whole(1, 1000), "20",
          "Windows after which it is known how far a column strays by itself, learnt from those in which it did not drift; until then no alarm rests on several windows. A reference that was built, not learnt from windows, teaches nothing of that: at its beginning, rows that depend on each other may alarm more often than `false_alarms` says."),
      optional("models[].drift.measures", new Texts(MEASURE), null,
          "What is reported of a column beside its verdict, by the names of [measures.md](measures.md); `[all]` for every measure. By default "
              + Measures.DEFAULT.stream().map(measure -> "`" + measure.name() + "`").collect(Collectors.joining(", "))
              + "."),
      optional("models[].profile", new Group("a mapping"), null, "How much is kept of a column."),
      optional("models[].profile.k", new Whole(8, 2048), "512",
          "Size of the quantile sketch of a numeric column: greater is more exact and larger."),
      optional("models[].profile.categories", new Whole(2, 4096), "1000",
          "Categories counted exactly before a frequent-items sketch takes over."),
      optional("models[].profile.segment_values", COUNT, "100",
          "Values of one segment column told apart before the rest share the segment `(other)`."));

  private static final Map<String, Map<String, ConfigKey>> BY_PARENT = ALL.stream()
      .collect(Collectors.groupingBy(ConfigKey::parent, Collectors.toMap(ConfigKey::name, Function.identity())));

  private ConfigKeys() {}

  /** The keys of a section, by name. */
  static Map<String, ConfigKey> in(String section) {
    return BY_PARENT.getOrDefault(section, Map.of());
  }

  /** What to say of a key that the section does not know: where it is known, or which key is like it. */
  static String unknown(String name, String section) {
    String squeezed = squeeze(name);
    String advice = in(section).keySet().stream()
        .filter(key -> EDITS.apply(squeezed, squeeze(key)) <= Math.max(2, squeezed.length() / 3))
        .min(Comparator.comparingInt(key -> EDITS.apply(squeezed, squeeze(key))))
        .map(key -> "did you mean " + key + "?")
        .or(() -> ALL.stream().filter(key -> key.name().equals(name)).findFirst()
            .map(key -> "it belongs to " + (key.parent().isEmpty() ? "the top of the file" : key.parent())))
        .orElseGet(() -> "known are " + in(section).keySet().stream().sorted().collect(Collectors.joining(", ")));
    return "is not known here; " + advice;
  }

  /** So that {@code eventTime} and {@code event-time} are like {@code event_time}. */
  private static String squeeze(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static ConfigKey required(String path, ValueType type, String meaning) {
    return new ConfigKey(path, type, true, null, meaning);
  }

  private static ConfigKey optional(String path, ValueType type, @Nullable String defaultValue, String meaning) {
    return new ConfigKey(path, type, false, defaultValue, meaning);
  }
}
