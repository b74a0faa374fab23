package io.driftmeter.core.profile;

import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The counts every column has. */
final class Tally {
  long rows;
  long nulls;
  long typeErrors;

  /** Counts a row by the state of its slot; true if there is a value to look at. */
  boolean isValue(byte state) {
    rows++;
    if (state == Row.VALUE) {
      return true;
    }
    if (state == Row.WRONG_TYPE) {
      typeErrors++;
    } else {
      nulls++;
    }
    return false;
  }

  void countMistyped(byte state) {
    if (isValue(state)) {
      typeErrors++;
    }
  }

  void add(Tally other) {
    rows += other.rows;
    nulls += other.nulls;
    typeErrors += other.typeErrors;
  }

  void addMistyped(ColumnProfile other) {
    rows += other.rows();
    nulls += other.nulls();
    typeErrors += other.rows() - other.nulls();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(rows);
    out.writeLong(nulls);
    out.writeLong(typeErrors);
  }

  static Tally read(DataInputStream in) throws IOException {
    Tally tally = new Tally();
    tally.rows = in.readLong();
    tally.nulls = in.readLong();
    tally.typeErrors = in.readLong();
    return tally;
  }
}
