package io.driftmeter.app.config;

import io.driftmeter.core.alarm.Budget;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.verdict.Correction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one entry of {@code models}, and holds its parts against each other. */
final class ModelReader {
  private ModelReader() {}

  static ModelConfig read(Section section) {
    List<Section> columnSections = section.sections("columns", "name");
    List<ColumnConfig> columns = columnSections.stream().map(ModelReader::column).toList();
    List<String> exclude = section.texts("exclude");
    List<String> segments = section.texts("segments");
    checkColumns(section, columnSections, columns, segments);
    WindowConfig window = window(section.section("window", "size"));
    DriftConfig drift = drift(section.section("drift"), window);
    return new ModelConfig(section.require("name"), topic(section),
        section.choice("format", ModelConfig.Format.class).orElse(ModelConfig.Format.AVRO),
        section.text("model").orElse(null), section.text("version").orElse(null), section.text("id").orElse(null),
        section.text("event_time").orElse(null), section.text("producer_header").orElse(null), columns, exclude,
        segments,
        window, profile(section.section("profile")),
        reference(section.section("reference")), drift);
  }

  private static String topic(Section section) {
    String topic = section.require("topic");
    if (topic.equals(".") || topic.equals("..")) {
      section.problem("topic", "found '" + topic + "'; Kafka allows no such topic name");
    }
    return topic;
  }

  private static ColumnConfig column(Section section) {
    return new ColumnConfig(section.require("name"), section.text("path").orElse(null),
        section.choice("type", ColumnType.class).orElse(null),
        section.choice("role", ColumnRole.class).orElse(ColumnRole.FEATURE), section.flag("required", false));
  }

  private static void checkColumns(Section model, List<Section> sections, List<ColumnConfig> columns,
      List<String> segments) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      if (!name.isEmpty() && !names.add(name)) {
        sections.get(i).problem("name", "found '" + name + "' a second time; allowed is a name of its own for each");
      }
    }
    if (columns.isEmpty()) {
      return;
    }
    if (model.has("exclude")) {
      model.problem("exclude", "has no effect beside columns; remove one of both");
    }
    columns.stream().filter(column -> column.type() == ColumnType.EMBEDDING && segments.contains(column.name()))
        .forEach(column -> model.problem("segments", "found '" + column.name()
            + "', an embedding; allowed is a column of any other type"));
    segments.stream().filter(segment -> !names.contains(segment))
        .forEach(segment -> model.problem("segments", "found '" + segment + "'; allowed is a name of columns: "
            + names.stream().sorted().collect(Collectors.joining(", "))));
  }

  private static WindowConfig window(Section section) {
    WindowConfig defaults = WindowConfig.ofSize(section.time("size").orElse(WindowConfig.DEFAULT.size()));
    WindowConfig window = new WindowConfig(defaults.size(), section.time("grace").orElse(defaults.grace()),
        section.time("idle_timeout").orElse(defaults.idleTimeout()),
        section.time("completeness_timeout").orElse(defaults.completenessTimeout()),
        section.time("late_horizon").orElse(defaults.lateHorizon()),
        section.time("future_tolerance").orElse(defaults.futureTolerance()));
    if (window.grace().compareTo(window.lateHorizon()) >= 0) {
      section.problem(section.has("grace") ? "grace" : "late_horizon",
          "found a grace of " + Durations.format(window.grace()) + " and a late_horizon of "
              + Durations.format(window.lateHorizon()) + "; allowed is a grace below the late_horizon");
    }
    return window;
  }

  private static ProfileConfig profile(Section section) {
    ProfileConfig defaults = ProfileConfig.DEFAULT;
    return new ProfileConfig(section.whole("k", defaults.k()), section.whole("categories", defaults.categories()),
        section.whole("segment_values", defaults.segmentValues()));
  }

  private static ReferenceConfig reference(Section section) {
    if (section.has("name")) {
      for (String key : List.of("learn_windows", "learn_rows")) {
        if (section.has(key)) {
          section.problem(key,
              "has no effect beside name, which takes a reference built beforehand; remove one of both");
        }
      }
    }
    ReferenceConfig defaults = ReferenceConfig.DEFAULT;
    return new ReferenceConfig(section.text("name").orElse(null),
        section.whole("learn_windows", defaults.learnWindows()), section.whole("learn_rows", defaults.learnRows()));
  }

  private static DriftConfig drift(Section section, WindowConfig window) {
    DriftConfig defaults = DriftConfig.DEFAULT;
    Budget budget = section.text("false_alarms").map(ModelReader::budget).orElse(defaults.falseAlarms());
    if (section.has("false_alarms") && budget.per().compareTo(window.size().multipliedBy(budget.alarms())) < 0) {
      section.problem("false_alarms", "found more than one per window of " + Durations.format(window.size())
          + "; allowed is at most one for each window");
    }
    return new DriftConfig(section.fraction("level", defaults.level()), section.fraction("effect", defaults.effect()),
        section.whole("min_rows", defaults.minRows()),
        section.choice("correction", Correction.class).orElse(defaults.correction()),
        budget,
        section.whole("close_after", defaults.closeAfter()),
        section.whole("calibration_windows", defaults.calibrationWindows()), measures(section));
  }

  private static List<Measure> measures(Section section) {
    List<String> names = section.texts("measures");
    Optional<String> problem = MeasureNames.problem(names);
    problem.ifPresent(message -> section.problem("measures", message));
    return names.isEmpty() || problem.isPresent() ? DriftConfig.DEFAULT.measures() : MeasureNames.parse(names);
  }

  /** Of a text such as {@code 1 per 30d}. */
  private static Budget budget(String text) {
    String[] parts = text.split(" per ", 2);
    return new Budget(Integer.parseInt(parts[0]), Durations.parse(parts[1]).orElseThrow());
  }
}
