package io.driftmeter.app.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.io.IOException;
import java.util.Map;

/** The JSON Schema that follows from {@link ConfigKeys}; draft 7, which editors know best. */
final class ConfigSchema {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String PLACEHOLDER = "\\$\\{";
  /** Sections that may be written as the value of one of their keys. */
  private static final Map<String, String> SHORTHANDS = Map.of("models[].window", "models[].window.size",
      "models[].columns[]", "models[].columns[].name");

  private ConfigSchema() {}

  static String json() throws IOException {
    ObjectNode root = section("");
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "monitor.yaml of Driftmeter");
    root.putObject("definitions").putObject("placeholder").put("type", "string").put("pattern", PLACEHOLDER);
    return JSON.writeValueAsString(root) + "\n";
  }

  private static ObjectNode section(String path) {
    ObjectNode section = JSON.createObjectNode();
    section.put("type", "object");
    section.put("additionalProperties", false);
    ObjectNode properties = section.putObject("properties");
    ConfigKeys.ALL.stream().filter(key -> key.parent().equals(path)).forEach(key -> {
      ObjectNode value = value(key.path(), key.type());
      value.put("description", key.meaning());
      if (key.defaultValue() != null) {
        value.set("default", switch (key.type()) {
          case Whole whole -> LongNode.valueOf(Long.parseLong(key.defaultValue()));
          case Fraction fraction -> DoubleNode.valueOf(Double.parseDouble(key.defaultValue()));
          case Flag flag -> BooleanNode.valueOf(Boolean.parseBoolean(key.defaultValue()));
          default -> TextNode.valueOf(key.defaultValue());
        });
      }
      if (key.name().equals("*")) {
        section.set("additionalProperties", value);
      } else {
        properties.set(key.name(), value);
      }
      if (key.required()) {
        section.withArray("required").add(key.name());
      }
    });
    return section;
  }

  private static ObjectNode value(String path, ValueType type) {
    ObjectNode value = JSON.createObjectNode();
    switch (type) {
      case Text text -> {
        value.putArray("type").add("string").add("number").add("boolean");
        value.put("pattern", text.pattern().pattern() + "|" + PLACEHOLDER);
        if (path.startsWith("kafka.")) {
          return orList(value);
        }
      }
      case Secret secret -> value.putArray("type").add("string").add("number").add("boolean");
      case Texts texts -> {
        value.put("type", "array").put("uniqueItems", true);
        value.set("items", value(path, texts.item()));
      }
      case Whole whole -> {
        ObjectNode number = JSON.createObjectNode().put("type", "integer").put("minimum", whole.least());
        return orPlaceholder(whole.greatest() == Long.MAX_VALUE ? number : number.put("maximum", whole.greatest()));
      }
      case Fraction fraction -> {
        return orPlaceholder(JSON.createObjectNode().put("type", "number").put("minimum", fraction.least())
            .put("maximum", fraction.greatest()));
      }
      case Time time -> value.put("type", "string").put("pattern",
          "^" + Durations.SHORT.pattern() + "$|^[Pp]|" + PLACEHOLDER);
      case Flag flag -> {
        return orPlaceholder(JSON.createObjectNode().put("type", "boolean"));
      }
      case Choice choice -> {
        ObjectNode one = JSON.createObjectNode();
        choice.choices().forEach(one.putArray("enum")::add);
        return orPlaceholder(one);
      }
      case Group group -> {
        return orShorthand(path);
      }
      case Groups groups -> {
        value.put("type", "array").put("minItems", path.equals("models") ? 1 : 0);
        value.set("items", orShorthand(path + "[]"));
      }
    }
    return value;
  }

  private static ObjectNode orShorthand(String path) {
    String shorthand = SHORTHANDS.get(path);
    if (shorthand == null) {
      return section(path);
    }
    ConfigKey key = ConfigKeys.ALL.stream().filter(each -> each.path().equals(shorthand)).findFirst().orElseThrow();
    ObjectNode either = JSON.createObjectNode();
    either.putArray("anyOf").add(value(shorthand, key.type())).add(section(path));
    return either;
  }

  private static ObjectNode orPlaceholder(ObjectNode value) {
    ObjectNode either = JSON.createObjectNode();
    either.putArray("anyOf").add(value).addObject().put("$ref", "#/definitions/placeholder");
    return either;
  }

  private static ObjectNode orList(ObjectNode value) {
    ObjectNode either = JSON.createObjectNode();
    ObjectNode list = JSON.createObjectNode().put("type", "array");
    list.set("items", value.deepCopy());
    either.putArray("anyOf").add(value).add(list);
    return either;
  }
}
