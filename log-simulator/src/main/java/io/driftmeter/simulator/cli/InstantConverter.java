package io.driftmeter.simulator.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-01-31}, {@code 2026-01-31T12:00} (both UTC) and {@code 2026-01-31T12:00:00Z}. */
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return switch (DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss[.SSS]][XXX]]").parseBest(text,
          OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
        case OffsetDateTime time -> time.toInstant();
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
        default -> throw invalid(text);
      };
    } catch (DateTimeException e) {
      throw invalid(text);
    }
  }

  private static TypeConversionException invalid(String text) {
    return new TypeConversionException("'" + text
        + "' is no time; allowed are 2026-01-31, 2026-01-31T12:00 and 2026-01-31T12:00:00Z, UTC if no offset is given");
  }
}
