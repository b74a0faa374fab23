package io.driftmeter.app.config;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} from the environment.
 *
 * <p>{@code $${NAME}} stays as {@code ${NAME}}. Anything else between braces is left alone: Kafka's own configuration
 * providers are written {@code ${file:path:key}}.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private Placeholders() {}

  /** @param missing is told each name that the environment lacks and that has no default */
  static String expand(String text, Map<String, String> environment, Consumer<String> missing) {
    return PLACEHOLDER.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(match.group(1).isEmpty()
            ? value(match.group(2), match.group(3), environment, missing)
            : match.group().substring(1)));
  }

  private static String value(String name, @Nullable String fallback,
      Map<String, String> environment, Consumer<String> missing) {
    String value = environment.getOrDefault(name, "");
    if (!value.isEmpty()) {
      return value;
    }
    if (fallback == null) {
      missing.accept(name);
      return "";
    }
    return fallback;
  }
}
