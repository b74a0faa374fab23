package io.driftmeter.app.decode;

import java.util.Locale;

/** Why a record was not profiled. */
public enum DeadLetterReason {
  /** The record has no value: a tombstone. */
  NULL_VALUE,
  /** The value has no bytes. */
  EMPTY_VALUE,
  /** The value does not begin with the zero byte of the Confluent wire format. */
  UNKNOWN_MAGIC_BYTE,
  /** The registry has no schema of the id in the value. */
  UNKNOWN_SCHEMA_ID,
  /** The registry has something else than an Avro schema under the id in the value. */
  UNUSABLE_SCHEMA,
  /** The value ends before what it announces does. */
  TRUNCATED,
  /** The bytes are not what the writer schema says, or some are left over. */
  MALFORMED_AVRO,
  /** The text is not JSON, or something follows it. */
  MALFORMED_JSON,
  /** The value is a single number, text or list, so it has no fields. */
  NOT_AN_OBJECT,
  /** A column that is required is absent or null. */
  MISSING_REQUIRED_FIELD,
  /** The event time is absent, null, or not in a form that is understood. */
  BAD_EVENT_TIME,
  /** The event is older than the late horizon. */
  TOO_LATE;

  /** The name used in headers, metrics and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
