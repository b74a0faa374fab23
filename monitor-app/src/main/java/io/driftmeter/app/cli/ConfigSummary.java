package io.driftmeter.app.cli;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.Durations;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.ReferenceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A configuration in a few lines, without secrets. */
final class ConfigSummary {
  private ConfigSummary() {}

  static List<String> lines(MonitorConfig config) {
    List<String> lines = new ArrayList<>();
    lines.add("kafka       " + config.kafka().get("bootstrap.servers"));
    if (config.registry() != null) {
      lines.add("registry    " + config.registry().url());
    }
    lines.add("postgres    "
        + (config.postgres() == null
            ? "none: verdicts stay in " + config.topics().reports()
            : config.postgres().url()));
    lines.add("http        " + config.http().host() + ":" + config.http().port());
    lines.add("own topics  " + String.join(", ", config.topics().all()));
    config.models().forEach(model -> addModel(lines, model));
    return lines;
  }

  private static void addModel(List<String> lines, ModelConfig model) {
    lines.add("model       " + model.name());
    lines.add("  topic     " + model.topic() + " (" + model.format().name().toLowerCase(Locale.ROOT) + ")");
    lines.add("  windows   of " + Durations.format(model.window().size()) + ", judged "
        + Durations.format(model.window().grace()) + " after their end or later");
    lines.add("  columns   " + columns(model));
    lines.add("  segments  " + (model.segments().isEmpty() ? "none" : String.join(", ", model.segments())));
    lines.add("  reference " + reference(model.reference()));
  }

  private static String columns(ModelConfig model) {
    if (!model.columns().isEmpty()) {
      return model.columns().size() + ": "
          + model.columns().stream().map(ColumnConfig::name).collect(Collectors.joining(", "));
    }
    String found = model.format() == ModelConfig.Format.AVRO ? "all of the schema" : "all of the events";
    return model.exclude().isEmpty() ? found : found + " but " + String.join(", ", model.exclude());
  }

  private static String reference(ReferenceConfig reference) {
    return reference.name() == null
        ? "learnt from the first " + reference.learnWindows() + " windows with at least " + reference.learnRows()
            + " rows"
        : reference.name();
  }
}
