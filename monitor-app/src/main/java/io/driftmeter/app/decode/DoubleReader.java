package io.driftmeter.app.decode;

/** A double of a column. */
record DoubleReader(ColumnTarget column) implements ValueReader {
  @Override
  public void read(AvroCursor in, Event event) {
    column.setNumber(event, in.readDouble());
  }
}
