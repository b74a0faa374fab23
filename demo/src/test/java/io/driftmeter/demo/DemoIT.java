package io.driftmeter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything at once, as a user sees it first: simulator, broker, registry, monitor, Postgres and table. */
@Timeout(300)
class DemoIT {
  private static final double SPEED = 60;

  @TempDir
  private Path folder;
  private final StringWriter text = new StringWriter();
  private final CountDownLatch stop = new CountDownLatch(1);

  private Session session() {
    return new Session(new PrintWriter(text, true), false, stop);
  }

  @ParameterizedTest
  @CsvSource({"null-spike,taxi", "one-segment,taxi", "sudden,credit", "concept-drift,credit"})
  void exactlyTheColumnsOfTheScenarioTurn(String scenario, String model) throws Exception {
    // Given
    Until shown = new Until.Shown();

    // When
    boolean exact;
    try (DemoStack stack = new DemoStack(null)) {
      exact = session().run(stack, Scenario.named(scenario), SimulatedModel.named(model), SPEED, shown, Instant.now());
    }

    // Then
    assertThat(exact).as(text.toString()).isTrue();
    assertThat(text.toString()).contains("These are exactly the columns");
  }

  @Test
  void keptFolderIsCarriedOnAfterItsNewestWindow() throws Exception {
    // Given
    Instant now = Instant.now();
    try (DemoStack stack = new DemoStack(folder)) {
      session().run(stack, Scenario.STEADY, SimulatedModel.named("taxi"), SPEED, new Until.Shown(), now);
    }
    text.getBuffer().setLength(0);

    // When
    boolean exact;
    try (DemoStack stack = new DemoStack(folder)) {
      exact = session().run(stack, Scenario.SUDDEN, SimulatedModel.named("taxi"), SPEED, new Until.Shown(), now);
    }

    // Then
    assertThat(exact).as(text.toString()).isTrue();
    assertThat(text.toString()).as("the reference is kept: no window is without").doesNotContain("? trip_distance");
    assertThat(Files.isDirectory(folder.resolve("kafka"))).isTrue();
  }

  @Test
  void endsWhenToldToAndLeavesNothingBehind() throws Exception {
    // Given
    DemoStack stack = new DemoStack(null);
    Path data = stack.streams().getParent();

    // When
    try (stack) {
      session().run(stack, Scenario.SUDDEN, SimulatedModel.named("taxi"), SPEED,
          new Until.Elapsed(Duration.ofSeconds(3)),
          Instant.now());
    }

    // Then
    assertThat(text.toString()).contains("Ended before the scenario had shown", "Stopping the events and the monitor");
    assertThat(data).doesNotExist();
  }
}
