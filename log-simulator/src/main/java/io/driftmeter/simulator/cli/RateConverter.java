package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.publish.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of events per second, or {@code max}. */
final class RateConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double rate = text.equals("max") ? Pace.MAX : Double.parseDouble(text);
      if (rate > 0) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static TypeConversionException invalid(String text) {
    return new TypeConversionException("'" + text + "' is no rate; allowed are max and events per second above 0");
  }
}
