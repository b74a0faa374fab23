package io.driftmeter.app.alarm;

import io.driftmeter.app.report.WindowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.utils.Bytes;

/** Names the windows of one version of a model in one segment. */
record SeriesKey(String model, String version, String segment) {
  static SeriesKey of(WindowId window) {
    return new SeriesKey(window.model(), window.version(), window.segment());
  }

  /** The same version in all of its traffic. */
  SeriesKey whole() {
    return new SeriesKey(model, version, WindowId.ALL);
  }

  boolean isWhole() {
    return segment.equals(WindowId.ALL);
  }

  Bytes toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(model);
      out.writeUTF(version);
      out.writeUTF(segment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  static SeriesKey fromBytes(Bytes bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.get()))) {
      return new SeriesKey(in.readUTF(), in.readUTF(), in.readUTF());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
