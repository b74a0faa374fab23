package io.driftmeter.app.decode;

/**
 * The prediction id, the model or its version: text, or a whole number, which is taken as its digits. A value of another
 * kind counts as none.
 */
final class NameTarget implements Target {
  enum Purpose {
    ID, MODEL, VERSION
  }

  private final Purpose purpose;
  private final Interner interner;
  private final Digits digits = new Digits();

  NameTarget(Purpose purpose, Interner interner) {
    this.purpose = purpose;
    this.interner = interner;
  }

  @Override
  public void setText(Event event, byte[] source, int from, int length) {
    switch (purpose) {
      case ID -> event.setId(source, from, length);
      case MODEL -> {
        if (length > 0) {
          event.setModel(interner.intern(source, from, length));
        }
      }
      case VERSION -> event.setVersion(interner.intern(source, from, length));
    }
  }

  @Override
  public void setLong(Event event, long value) {
    digits.set(value);
    setText(event, digits.bytes(), digits.from(), digits.length());
  }
}
