package io.driftmeter.app.decode;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.schemas.avro.PredictionEvent;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What the paths of a kind of event stand for, as far as the configuration does not say. */
enum ColumnNaming {
  /** Any event: every field is a feature that is named by its path. */
  PLAIN {
    @Override
    boolean opens(String path) {
      return true;
    }

    @Override
    Found column(String path) {
      return new Found(path, ColumnRole.FEATURE);
    }

    @Override
    List<String> pathsOf(String name) {
      return List.of(name);
    }

    @Override
    KeyPaths keys(ModelConfig model) {
      return new KeyPaths(model.id(), model.modelPath(), model.version(), model.eventTime());
    }
  },
  /** The general envelope, {@link PredictionEvent}: its maps say what is a feature, a score, an attribute. */
  ENVELOPE {
    @Override
    boolean opens(String path) {
      return List.of("", "prediction", "features", "scores", "attributes").contains(path) || path.indexOf('.') > 0;
    }

    @Override
    @Nullable
    Found column(String path) {
      if (path.equals("prediction")) {
        return new Found(path, ColumnRole.PREDICTION);
      }
      int dot = path.indexOf('.');
      if (dot < 0) {
        return null;
      }
      String name = path.substring(dot + 1);
      return switch (path.substring(0, dot)) {
        case "features" -> new Found(name, ColumnRole.FEATURE);
        case "scores" -> new Found("score." + name, ColumnRole.SCORE);
        case "attributes" -> new Found(name, ColumnRole.ATTRIBUTE);
        default -> null;
      };
    }

    @Override
    List<String> pathsOf(String name) {
      return name.startsWith("score.")
          ? List.of(name, "features." + name, "scores." + name.substring("score.".length()), "attributes." + name)
          : List.of(name, "features." + name, "attributes." + name);
    }

    @Override
    KeyPaths keys(ModelConfig model) {
      return new KeyPaths(orElse(model.id(), "id"), orElse(model.modelPath(), "model"),
          orElse(model.version(), "version"), orElse(model.eventTime(), "event_time"));
    }
  };

  /** A column that was found rather than configured; its type is not known yet. */
  record Found(String name, ColumnRole role) {
    /** Another name, for when the first is taken by another path. */
    String longName() {
      return role.label() + "." + name;
    }
  }

  /** The paths of what identifies an event; null where there is none. */
  record KeyPaths(@Nullable String id, @Nullable String model, @Nullable String version, @Nullable String eventTime) {}

  static ColumnNaming of(Schema writer) {
    return writer.getFullName().equals(PredictionEvent.getClassSchema().getFullName()) ? ENVELOPE : PLAIN;
  }

  /** Whether a column may be found at the path or beneath it. */
  abstract boolean opens(String path);

  /** The column at the path; null if what stands there is none. */
  abstract @Nullable Found column(String path);

  /** Where a column that is configured by its name alone may be. */
  abstract List<String> pathsOf(String name);

  abstract KeyPaths keys(ModelConfig model);

  private static String orElse(@Nullable String configured, String otherwise) {
    return configured == null ? otherwise : configured;
  }
}
