package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A running mean. */
final class Mean {
  long count;
  double value;

  void add(double x) {
    count++;
    value += (x - value) / count;
  }

  void set(Mean other) {
    count = other.count;
    value = other.value;
  }

  void clear() {
    count = 0;
    value = 0;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(count);
    out.writeDouble(value);
  }

  void read(DataInputStream in) throws IOException {
    count = in.readLong();
    value = in.readDouble();
  }
}
