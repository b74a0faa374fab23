package io.driftmeter.app.decode;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the paths of an event are mapped to: by configuration, or, where that names no columns, as events and schemas show
 * them.
 */
final class PathTargets {
  /** Columns found beyond this number are ignored: a map with random keys must not exhaust the memory. */
  static final int MAX_COLUMNS = 2_000;
  /** Names longer than this are no columns. */
  static final int MAX_NAME = 256;

  /** Paths that are remembered, wanted or not; beyond, those that are not configured are ignored. */
  private static final int MAX_REMEMBERED = 20_000;
  private static final int MAX_PATH = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(PathTargets.class);

  private final ModelConfig model;
  private final Columns columns;
  private final ColumnNaming naming;
  private final @Nullable String eventTimePath;
  private final Map<String, Target> targets = new HashMap<>();
  /** The configured paths and all that lead to them. */
  private final Set<String> named = new HashSet<>();
  private final Map<String, String> pathByName = new HashMap<>();
  private final List<ColumnTarget> required = new ArrayList<>();
  private int remembered;
  private boolean warned;

  PathTargets(ModelConfig model, Columns columns, ColumnNaming naming) {
    this.model = model;
    this.columns = columns;
    this.naming = naming;
    ColumnNaming.KeyPaths keys = naming.keys(model);
    this.eventTimePath = keys.eventTime();
    Interner interner = new Interner();
    addKey(keys.id(), new NameTarget(NameTarget.Purpose.ID, interner));
    addKey(keys.model(), new NameTarget(NameTarget.Purpose.MODEL, interner));
    addKey(keys.version(), new NameTarget(NameTarget.Purpose.VERSION, interner));
    if (eventTimePath != null) {
      addKey(eventTimePath, new EventTimeTarget(eventTimePath));
    }
    pathByName.put("prediction", "prediction"); // not to be taken by a feature of that name
    model.columns().forEach(this::addColumn);
  }

  private void addKey(@Nullable String path, Target target) {
    if (path != null) {
      add(path, target);
    }
  }

  private void addColumn(ColumnConfig config) {
    ColumnType type = config.type();
    ColumnTarget target = type == null
        ? ColumnTarget.untyped(columns, config.name(), config.role(), config.required())
        : ColumnTarget.of(columns, new Column(config.name(), type, config.role()), config.required());
    String path = config.path();
    (path == null ? naming.pathsOf(config.name()) : List.of(path)).forEach(one -> add(one, target));
    if (config.required()) {
      required.add(target);
    }
  }

  private void add(String path, Target target) {
    targets.merge(path, target, Target.Both::new);
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      named.add(path.substring(0, dot));
    }
    named.add(path);
  }

  /** Whether the configuration names the path, or one beneath it. */
  boolean names(String path) {
    return named.contains(path);
  }

  /** Whether what is done with the path may be kept, which is so for some thousand paths of reasonable length and all that are configured. */
  boolean remember(String path) {
    if (names(path)) {
      return true;
    }
    if (remembered >= MAX_REMEMBERED || path.length() > MAX_PATH) {
      return false;
    }
    remembered++;
    return true;
  }

  /** Whether columns that nobody named may be found at the path or beneath it. */
  boolean opens(String path) {
    return model.columns().isEmpty() && naming.opens(path) && !isExcluded(path);
  }

  /** Where the value at the path goes, found anew if it must be; {@link NoTarget#NONE} if nowhere. */
  Target at(String path, FieldKind kind) {
    Target known = targets.get(path);
    Target result = known == null ? find(path, kind) : known;
    ColumnType type = kind.type();
    if (type != null) {
      appear(result, type);
    }
    return result;
  }

  private static void appear(Target target, ColumnType type) {
    switch (target) {
      case ColumnTarget column -> column.appear(type);
      case Target.Both both -> {
        appear(both.first(), type);
        appear(both.second(), type);
      }
      case EventTimeTarget time -> {
      }
      case NameTarget name -> {
      }
      case NoTarget none -> {
      }
    }
  }

  private Target find(String path, FieldKind kind) {
    if (kind == FieldKind.INCOMPARABLE || !opens(path)) {
      return NoTarget.NONE;
    }
    ColumnNaming.Found found = naming.column(path);
    if (found == null || found.name().isBlank() || isExcluded(found.name())) {
      return NoTarget.NONE;
    }
    if (found.name().length() > MAX_NAME) {
      warn("a name of " + found.name().length() + " characters, allowed are " + MAX_NAME);
      return NoTarget.NONE;
    }
    if (targets.size() >= MAX_COLUMNS) {
      warn("more than " + MAX_COLUMNS + " columns, such as " + path);
      return NoTarget.NONE;
    }
    String name = path.equals(pathByName.getOrDefault(found.name(), path)) ? found.name() : found.longName();
    pathByName.putIfAbsent(name, path);
    Target target = ColumnTarget.untyped(columns, name, found.role(), false);
    targets.put(path, target);
    return target;
  }

  private void warn(String found) {
    if (!warned) {
      warned = true;
      LOG.warn("Model {}, topic {}: found {}; this and further columns like it are ignored. List the columns, or "
          + "exclude the field that holds them", model.name(), model.topic(), found);
    }
  }

  private boolean isExcluded(String path) {
    for (String excluded : model.exclude()) {
      if (path.startsWith(excluded)
          && (path.length() == excluded.length() || path.charAt(excluded.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  /** What an event lacks that was read without error; null if nothing. */
  @Nullable
  DecodeFailure whatIsMissing(Event event) {
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).isMissing(event)) {
        return new DecodeFailure(DeadLetterReason.MISSING_REQUIRED_FIELD,
            "column '" + required.get(i).name() + "' is required and is absent or null");
      }
    }
    if (eventTimePath != null && !event.hasEventTime()) {
      String problem = event.eventTimeProblem();
      return new DecodeFailure(DeadLetterReason.BAD_EVENT_TIME,
          problem == null ? eventTimePath + ": there is no such field, " + EventTimeTarget.ALLOWED : problem);
    }
    return null;
  }
}
