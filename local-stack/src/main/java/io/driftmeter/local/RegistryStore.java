package io.driftmeter.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The registry's memory: subjects, their versions, and the rule that a new version has to obey. Thread-safe. */
final class RegistryStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A version of a subject, as the protocol shows it. */
  record Version(String subject, int id, int version, String schema) {}

  /** A subject and one of its versions. */
  record Use(String subject, int version) {}

  /**
   * What the file holds.
   *
   * @param schemas text by id, which is the position + 1
   * @param subjects ids by version, which is the position + 1
   */
  private record State(CompatibilityLevel level, Map<String, CompatibilityLevel> levels, List<String> schemas,
      Map<String, List<Integer>> subjects) {}

  private final @Nullable Path file;
  private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
  private final List<String> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new TreeMap<>();
  private CompatibilityLevel level = CompatibilityLevel.BACKWARD;

  RegistryStore(@Nullable Path file) {
    this.file = file;
    if (file != null && Files.exists(file)) {
      try {
        State state = JSON.readValue(file.toFile(), State.class);
        level = state.level;
        levels.putAll(state.levels);
        schemas.addAll(state.schemas);
        state.subjects.forEach((subject, ids) -> subjects.put(subject, new ArrayList<>(ids)));
      } catch (IOException e) {
        throw new LocalStackException("Cannot read the schemas kept in " + file + "; move the file away to start anew",
            e);
      }
    }
  }

  synchronized String schema(int id) {
    if (id < 1 || id > schemas.size()) {
      throw RegistryError.unknownSchema();
    }
    return schemas.get(id - 1);
  }

  synchronized List<Use> uses(int id) {
    schema(id);
    var uses = new ArrayList<Use>();
    subjects.forEach((subject, ids) -> {
      if (ids.contains(id)) {
        uses.add(new Use(subject, ids.indexOf(id) + 1));
      }
    });
    return uses;
  }

  synchronized List<String> subjects() {
    return List.copyOf(subjects.keySet());
  }

  synchronized List<Integer> versions(String subject) {
    int count = ids(subject).size();
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  /** The version of this number, or the newest for {@code latest} and {@code -1}. */
  synchronized Version version(String subject, String version) {
    List<Integer> ids = ids(subject);
    int number = number(version, ids.size());
    if (number > ids.size()) {
      throw RegistryError.unknownVersion(version);
    }
    int id = ids.get(number - 1);
    return new Version(subject, id, number, schema(id));
  }

  /** The version of the subject that has this schema. */
  synchronized Version find(String subject, String text) {
    List<Integer> ids = ids(subject);
    int id = schemas.indexOf(parsed(text).toString()) + 1;
    int position = ids.indexOf(id);
    if (position < 0) {
      throw RegistryError.unknownSchema();
    }
    return new Version(subject, id, position + 1, schema(id));
  }

  /** The id of the schema, now if not before a version of the subject. */
  synchronized int register(String subject, String text) {
    Schema schema = parsed(text);
    String canonical = schema.toString();
    List<Integer> ids = subjects.getOrDefault(subject, List.of());
    int known = schemas.indexOf(canonical) + 1;
    if (ids.contains(known)) {
      return known;
    }
    List<String> objections = level(subject).objections(schema, parsed(ids));
    if (!objections.isEmpty()) {
      throw RegistryError.incompatible(String.join("; ", objections));
    }
    if (known == 0) {
      schemas.add(canonical);
    }
    int id = known == 0 ? schemas.size() : known;
    subjects.computeIfAbsent(subject, _ -> new ArrayList<>()).add(id);
    save();
    return id;
  }

  /** What speaks against the schema following that version of the subject. */
  synchronized List<String> objections(String subject, String version, String text) {
    Version compared = version(subject, version);
    return level(subject).objections(parsed(text), parsed(ids(subject).subList(0, compared.version())));
  }

  synchronized CompatibilityLevel level() {
    return level;
  }

  synchronized void setLevel(String name) {
    level = levelNamed(name);
    save();
  }

  synchronized CompatibilityLevel subjectLevel(String subject) {
    CompatibilityLevel own = levels.get(subject);
    if (own == null) {
      throw RegistryError.noSubjectConfig(subject);
    }
    return own;
  }

  synchronized CompatibilityLevel level(String subject) {
    return levels.getOrDefault(subject, level);
  }

  synchronized void setLevel(String subject, String name) {
    levels.put(subject, levelNamed(name));
    save();
  }

  private List<Integer> ids(String subject) {
    List<Integer> ids = subjects.get(subject);
    if (ids == null) {
      throw RegistryError.unknownSubject(subject);
    }
    return ids;
  }

  private List<Schema> parsed(List<Integer> ids) {
    return ids.stream().map(id -> parsed(schema(id))).toList();
  }

  private static Schema parsed(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (RuntimeException e) {
      // Not AvroRuntimeException alone: for a type that it cannot resolve, 1.12 throws a NullPointerException.
      throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
    }
  }

  private static int number(String version, int newest) {
    if (version.equals("latest") || version.equals("-1")) {
      return newest;
    }
    try {
      int number = Integer.parseInt(version);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, for all that is no version.
    }
    throw RegistryError.invalidVersion(version);
  }

  private static CompatibilityLevel levelNamed(String name) {
    try {
      return CompatibilityLevel.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw RegistryError.invalidLevel(name);
    }
  }

  private void save() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      JSON.writeValue(next.toFile(), new State(level, levels, schemas, subjects));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the schemas in " + file, e);
    }
  }
}
