package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * The event time.
 *
 * <p>Taken: Avro's timestamps (a local one as UTC), a plain long or JSON integer as milliseconds since 1970, and ISO-8601
 * text, as UTC if it names no offset. Seconds are not guessed from the size of a number: a wrong guess moves an event by
 * decades.
 */
record EventTimeTarget(String path) implements Target {
  static final String ALLOWED = "expected an Avro timestamp, milliseconds since 1970 as a long, or ISO-8601 text";
  private static final int LONGEST_TEXT = 64;

  @Override
  public void setNull(Event event) {
    refuse(event, "null");
  }

  @Override
  public void setNumber(Event event, double value) {
    refuse(event, "the number " + value);
  }

  @Override
  public void setInt(Event event, int value) {
    refuse(event, "the int " + value);
  }

  @Override
  public void setLong(Event event, long value) {
    event.setEventTime(value);
  }

  @Override
  public void setBoolean(Event event, boolean value) {
    refuse(event, "the boolean " + value);
  }

  @Override
  public void setText(Event event, byte[] source, int from, int length) {
    if (length > LONGEST_TEXT) {
      refuse(event, "a text of " + length + " bytes");
      return;
    }
    String text = new String(source, from, length, StandardCharsets.UTF_8);
    try {
      TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
          LocalDateTime::from);
      OffsetDateTime at = time instanceof OffsetDateTime offset
          ? offset
          : ((LocalDateTime) time).atOffset(ZoneOffset.UTC);
      event.setEventTime(at.toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      refuse(event, "the text '" + text + "' (" + e.getMessage() + ")");
    }
  }

  @Override
  public void setInstant(Event event, long epochMillis) {
    event.setEventTime(epochMillis);
  }

  @Override
  public void setOther(Event event, String kind) {
    refuse(event, kind);
  }

  private void refuse(Event event, String found) {
    event.setEventTimeProblem(path + ": found " + found + ", " + ALLOWED);
  }
}
