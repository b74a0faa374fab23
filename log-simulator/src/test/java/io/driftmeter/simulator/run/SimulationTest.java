package io.driftmeter.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.schemas.avro.LabelEvent;
import io.driftmeter.schemas.avro.TaxiTrip;
import io.driftmeter.simulator.RecordingOutlet;
import io.driftmeter.simulator.RecordingOutlet.Sent;
import io.driftmeter.simulator.bad.BadRecord;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.scenario.Onset;
import io.driftmeter.simulator.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final RecordingOutlet outlet = new RecordingOutlet();

  private static SimulationOptions options(Scenario scenario, String model) {
    return SimulationOptions.of(scenario, SimulatedModel.named(model), "predictions", START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"taxi", "credit"})
  void equalSeedsGiveEqualBytesAndOthersDoNot(String model) {
    // Given
    SimulationOptions options = options(Scenario.GRADUAL, model).withEvents(500)
        .withLabels(new SimulationOptions.Labels("labels", Duration.ofSeconds(2))).withBadRecords(20);
    RecordingOutlet again = new RecordingOutlet();
    RecordingOutlet other = new RecordingOutlet();

    // When
    new Simulation(options).run(outlet);
    new Simulation(options).run(again);
    new Simulation(options.withSeed(2)).run(other);

    // Then
    assertThat(outlet.sent).usingRecursiveFieldByFieldElementComparator().isEqualTo(again.sent);
    assertThat(outlet.sent.getFirst().value()).isNotEqualTo(other.sent.getFirst().value());
  }

  @Test
  void eventsAreEvenlySpacedAndDatedByTheirEventTime() throws Exception {
    // When
    Published published = new Simulation(options(Scenario.STEADY, "taxi").withRates(4, 1e9).withEvents(9)).run(outlet);

    // Then
    assertThat(published).isEqualTo(new Published(9, 0, 0));
    assertThat(outlet.sent).extracting(Sent::time).startsWith(START, START.plusMillis(250))
        .endsWith(START.plusMillis(2000));
    for (Sent each : outlet.sent) {
      assertThat(outlet.read(each).get("pickup_datetime")).isEqualTo(each.time().toEpochMilli());
    }
    assertThat(outlet.topics).containsExactly(Map.entry("predictions", 3));
    assertThat(outlet.schemas).containsExactly(TaxiTrip.getClassSchema());
    assertThat(outlet.flushes).isPositive();
  }

  @Test
  void shareOfChangedEventsFollowsTheScenario() {
    // Given
    int perMinute = 6000;
    EventSource steady = new EventSource(options(Scenario.STEADY, "taxi").withEvents(4L * perMinute));
    EventSource gradual = new EventSource(options(Scenario.GRADUAL, "taxi").withEvents(4L * perMinute)
        .withOnset(new Onset(Duration.ofMinutes(1), Duration.ofMinutes(2))));

    // When
    double[] changed = new double[4];
    for (int i = 0; i < 4 * perMinute; i++) {
      changed[i / perMinute] += steady.next().value().equals(gradual.next().value()) ? 0 : 1.0 / perMinute;
    }

    // Then
    assertThat(changed[0]).isZero();
    // Four standard errors of a share of p among 6000 events whose p rises evenly: sqrt(p (1 - p) / 6000) at most.
    assertThat(changed[1]).isCloseTo(.25, within(4 * Math.sqrt(.25 * .75 / perMinute)));
    assertThat(changed[2]).isCloseTo(.75, within(4 * Math.sqrt(.75 * .25 / perMinute)));
    assertThat(changed[3]).isEqualTo(1, within(1e-9));
  }

  @Test
  void labelsComeLaterThanTheirPredictionInTheOrderOfTheirTime() throws Exception {
    // Given
    Duration delay = Duration.ofSeconds(10);
    SimulationOptions options = options(Scenario.STEADY, "credit").withEvents(5000)
        .withLabels(new SimulationOptions.Labels("labels", delay));

    // When
    Published published = new Simulation(options).run(outlet);

    // Then
    assertThat(published).isEqualTo(new Published(5000, 5000, 0));
    Map<String, Instant> predicted = new HashMap<>();
    Instant newest = START;
    double delays = 0;
    for (Sent each : outlet.sent) {
      if (each.topic().equals("predictions")) {
        predicted.put(new String(each.key(), StandardCharsets.UTF_8), each.time());
        newest = each.time();
      } else {
        GenericRecord label = outlet.read(each);
        assertThat(label.getSchema()).isEqualTo(LabelEvent.getClassSchema());
        Instant made = predicted.remove(label.get("prediction_id").toString());
        assertThat(new String(each.key(), StandardCharsets.UTF_8)).isEqualTo(label.get("prediction_id").toString());
        assertThat(Duration.between(made, each.time())).isBetween(delay.dividedBy(2),
            delay.multipliedBy(3).dividedBy(2));
        assertThat(each.time()).isAfterOrEqualTo(newest.minusMillis(10));
        delays += Duration.between(made, each.time()).toMillis();
      }
    }
    assertThat(predicted).isEmpty();
    assertThat(outlet.sentTo("labels")).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    // Uniform on [5 s, 15 s]: the standard error of the mean of 5000 is 10 s / sqrt(12 * 5000).
    assertThat(delays / 5000).isCloseTo(10_000, within(4 * 10_000 / Math.sqrt(12 * 5000)));
  }

  @Test
  void badRecordsComeInAllKindsAndAreNoPredictions() {
    // When
    Published published = new Simulation(options(Scenario.STEADY, "taxi").withEvents(100).withBadRecords(25))
        .run(outlet);

    // Then
    assertThat(published).isEqualTo(new Published(100, 0, 25));
    List<Sent> bad = outlet.sent.stream().filter(s -> new String(s.key(), StandardCharsets.UTF_8).startsWith("bad-"))
        .toList();
    assertThat(bad).hasSize(25);
    assertThat(bad.getFirst().value()).as("tombstone").isNull();
    assertThat(bad.get(10).value()).as("tombstone again").isNull();
    assertThat(new HashSet<>(bad.stream().map(s -> Arrays.toString(s.value())).toList())).hasSizeGreaterThan(9);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUNCATED", "NEGATIVE_LENGTH"})
  void unreadableBodiesCannotBeReadByAvro(BadRecord kind) {
    // Given
    SimulatedModel model = SimulatedModel.named("credit");
    outlet.register("predictions", model.schema());
    EventSource source = new EventSource(options(Scenario.STEADY, "credit"));

    // When
    byte[] value = kind.value(model, 1, () -> source.next().value(), () -> source.next().value());

    // Then
    assertThatThrownBy(() -> outlet.read(new Sent("predictions", null, START, null, value)))
        .isInstanceOfAny(java.io.EOFException.class, org.apache.avro.AvroRuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"taxi", "credit"})
  void readableBadRecordsAreBadInWhatTheySayAlone(String name) throws Exception {
    // Given
    SimulatedModel model = SimulatedModel.named(name);
    outlet.register("predictions", model.schema());
    EventSource source = new EventSource(options(Scenario.STEADY, name));

    // When
    byte[] missing = BadRecord.MISSING_REQUIRED.value(model, 1, () -> source.next().value(),
        () -> source.next().value());
    byte[] leftOver = BadRecord.BYTES_LEFT_OVER.value(model, 1, () -> source.next().value(),
        () -> source.next().value());
    byte[] unknown = BadRecord.UNKNOWN_SCHEMA.value(model, 1, () -> source.next().value(), () -> source.next().value());

    // Then
    GenericRecord read = outlet.read(new Sent("predictions", null, START, null, missing));
    Object required = name.equals("taxi")
        ? read.get(model.requiredColumn())
        : ((Map<?, ?>) read.get("features")).get(new org.apache.avro.util.Utf8("income"));
    assertThat(required).isNull();
    assertThat(outlet.read(new Sent("predictions", null, START, null, leftOver))).isNotNull();
    assertThat(unknown).startsWith(0, 0x7f, 0xff, 0xff, 0xff);
  }

  @Test
  void stoppedSimulationCountsWhatItSent() {
    // Given
    long[] sent = {0};
    Simulation[] simulation = new Simulation[1];
    simulation[0] = new Simulation(options(Scenario.STEADY, "taxi"), done -> {
      sent[0] = done;
      if (done == 42) {
        simulation[0].stop();
      }
    });

    // When
    Published published = simulation[0].run(outlet);

    // Then
    assertThat(published.predictions()).isEqualTo(42).isEqualTo(sent[0]);
    assertThat(outlet.sent).hasSize(42);
  }
}
