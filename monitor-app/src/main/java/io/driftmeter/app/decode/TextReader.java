package io.driftmeter.app.decode;

/** A string, handed on where it stands. */
record TextReader(Target target) implements ValueReader {
  @Override
  public void read(AvroCursor in, Event event) {
    int length = in.readLength();
    int from = in.position();
    in.skip(length);
    target.setText(event, in.buffer(), from, length);
  }
}
