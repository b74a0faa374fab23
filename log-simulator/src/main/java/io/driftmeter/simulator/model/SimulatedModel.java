package io.driftmeter.simulator.model;

import io.driftmeter.simulator.scenario.Change;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A model in production, made up. */
public sealed interface SimulatedModel permits TaxiModel, CreditModel {
  List<SimulatedModel> ALL = List.of(new TaxiModel(), new CreditModel());

  /** The name on the command line, and of the model in labels. */
  String name();

  /** Of the values of its events. */
  Schema schema();

  /** Which columns the change reaches. */
  Drift drift(Change change);

  /**
   * The next event. However much is changed, the same random values are drawn, so that with equal seeds two streams
   * differ in the changed columns only.
   *
   * @param changed whether this event is one of those that the change touches
   */
  SimulatedEvent event(String id, Instant time, Change change, boolean changed, SplittableRandom random);

  /** A column that is never null; a monitor can be told that it is required. */
  String requiredColumn();

  /** Sets the required column to null. */
  void clearRequired(SpecificRecord value);

  /**
   * The model of that name.
   *
   * @throws IllegalArgumentException with all the names, if no model has that one
   */
  static SimulatedModel named(String name) {
    return ALL.stream().filter(m -> m.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no model is named '" + name + "'; there are "
            + ALL.stream().map(SimulatedModel::name).collect(Collectors.joining(", "))));
  }
}
