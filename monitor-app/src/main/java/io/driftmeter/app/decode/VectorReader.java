package io.driftmeter.app.decode;

import org.apache.avro.Schema;

/** A list of numbers, which arrive at the target one after the other. */
final class VectorReader implements ValueReader {
  private final Schema.Type item;
  private final Target target;

  VectorReader(Schema.Type item, Target target) {
    this.item = item;
    this.target = target;
  }

  /** Whether the items of the list are numbers of some kind, and nothing else. */
  static boolean canRead(Schema list) {
    Schema item = list.getElementType();
    return item.getLogicalType() == null && switch (item.getType()) {
      case INT, LONG, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }

  @Override
  public void read(AvroCursor in, Event event) {
    target.startVector(event);
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      int end = -1;
      if (count < 0) {
        int length = in.readLength();
        end = in.position() + length;
        count = -count;
      }
      in.requireItems(count);
      for (long i = 0; i < count; i++) {
        target.addToVector(event, number(in));
      }
      if (end >= 0 && in.position() != end) {
        throw in.malformed("a block of a list ends at byte " + end + " by its length");
      }
    }
  }

  private double number(AvroCursor in) {
    return switch (item) {
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case INT -> in.readInt();
      default -> (double) in.readLong();
    };
  }
}
