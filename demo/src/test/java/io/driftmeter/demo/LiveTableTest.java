package io.driftmeter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.demo.WindowReading.Cell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class LiveTableTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final StringWriter text = new StringWriter();

  private LiveTable table(boolean terminal) {
    return new LiveTable(new PrintWriter(text, true), terminal, "title");
  }

  private static WindowReading window(int minute, String verdict, @Nullable Double psi) {
    TreeMap<String, Cell> cells = new TreeMap<>();
    cells.put("distance", new Cell(verdict, psi));
    cells.put("zone", new Cell("STABLE", .004));
    return new WindowReading(START.plus(Duration.ofMinutes(minute)), cells);
  }

  @Test
  void withoutATerminalEachWindowIsALineOnceTheNextHasCome() {
    // Given
    LiveTable table = table(false);

    // When
    table.show(List.of(window(0, "NO_REFERENCE", null)));
    table.show(List.of(window(0, "NO_REFERENCE", null), window(1, "STABLE", .01)));
    table.show(List.of(window(1, "STABLE", .02), window(2, "DRIFTED", .5)));
    table.end();

    // Then
    assertThat(text.toString().lines()).containsExactly("title", "12:00  ? distance -  · zone 0.00",
        "12:01  · distance 0.02  · zone 0.00", "12:02  ● distance 0.50  · zone 0.00");
  }

  @Test
  void onATerminalTheTableIsPaintedOverItself() {
    // Given
    LiveTable table = table(true);
    table.show(List.of(window(0, "STABLE", .01)));
    int first = text.toString().length();

    // When
    table.show(List.of(window(1, "DRIFTED", .5)));

    // Then
    String second = text.toString().substring(first);
    assertThat(second).as("five lines up: title, heading, two columns, legend").startsWith("\u001b[5A");
    assertThat(second).contains("12:00", "12:01", "● 0.50").doesNotContain("12:02");
    assertThat(second.lines().filter(l -> l.contains("distance")).findFirst().orElseThrow()).contains("· 0.01",
        "● 0.50");
  }

  @Test
  void theLatestWindowsAreShown() {
    // Given
    LiveTable table = table(true);

    // When
    for (int i = 0; i < 10; i++) {
      text.getBuffer().setLength(0);
      table.show(List.of(window(i, "STABLE", .01)));
    }

    // Then
    assertThat(text.toString()).contains("12:02", "12:09").doesNotContain("12:01");
  }

  @Test
  void columnsThatDriftedInAnyWindowHaveTurned() {
    // Given
    LiveTable table = table(false);

    // When
    table.show(List.of(window(0, "STABLE", .01), window(1, "DRIFTED", .5), window(2, "STABLE", .01)));

    // Then
    assertThat(table.turned()).containsExactly("distance");
    assertThat(table.newest()).isEqualTo(START.plus(Duration.ofMinutes(2)));
  }

  @Test
  void verdictOfALaterRevisionReplacesTheEarlier() {
    // Given
    LiveTable table = table(false);
    table.show(List.of(window(0, "DRIFTED", .5)));

    // When
    table.show(List.of(window(0, "STABLE", .01)));

    // Then
    assertThat(table.turned()).isEmpty();
  }
}
