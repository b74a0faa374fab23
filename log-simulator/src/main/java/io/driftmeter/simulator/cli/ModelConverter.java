package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.model.SimulatedModel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a model. */
public final class ModelConverter implements ITypeConverter<SimulatedModel> {
  @Override
  public SimulatedModel convert(String text) {
    try {
      return SimulatedModel.named(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
