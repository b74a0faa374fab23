package io.driftmeter.app.decode;

import java.util.List;

/** A record: its fields one after the other. */
final class RecordReader implements ValueReader {
  private final String[] names;
  private final ValueReader[] fields;

  RecordReader(List<String> names, List<ValueReader> fields) {
    this.names = names.toArray(String[]::new);
    this.fields = fields.toArray(ValueReader[]::new);
  }

  @Override
  public void read(AvroCursor in, Event event) {
    int i = 0;
    try {
      for (; i < fields.length; i++) {
        fields[i].read(in, event);
      }
    } catch (UnreadableValueException e) {
      throw e.within(names[i]);
    }
  }
}
