package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.scenario.Scenario;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the label of a scenario. */
public final class ScenarioConverter implements ITypeConverter<Scenario> {
  @Override
  public Scenario convert(String text) {
    try {
      return Scenario.named(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
