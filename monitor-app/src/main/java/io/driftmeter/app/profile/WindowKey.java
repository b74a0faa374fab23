package io.driftmeter.app.profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Names a window of one (model, version, segment). {@link #set} lets one instance probe a map without allocating; what
 * is kept in a map is a {@link #copy}.
 */
final class WindowKey {
  private String model;
  private String version;
  private String segment;
  private long start;

  WindowKey(String model, String version, String segment, long start) {
    this.model = model;
    this.version = version;
    this.segment = segment;
    this.start = start;
  }

  String model() {
    return model;
  }

  String version() {
    return version;
  }

  String segment() {
    return segment;
  }

  long start() {
    return start;
  }

  WindowKey set(String newModel, String newVersion, String newSegment, long newStart) {
    model = newModel;
    version = newVersion;
    segment = newSegment;
    start = newStart;
    return this;
  }

  WindowKey copy() {
    return new WindowKey(model, version, segment, start);
  }

  /** The store's key; generations of one window differ in their last bytes. */
  Bytes storeKey(int generation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(model);
      out.writeUTF(version);
      out.writeUTF(segment);
      out.writeLong(start);
      out.writeInt(generation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  static WindowKey ofStoreKey(Bytes key) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(key.get()))) {
      return new WindowKey(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int generationOf(Bytes key) {
    byte[] bytes = key.get();
    return java.nio.ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WindowKey that && start == that.start && model.equals(that.model)
        && segment.equals(that.segment) && version.equals(that.version);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * Long.hashCode(start) + model.hashCode()) + version.hashCode()) + segment.hashCode();
  }

  @Override
  public String toString() {
    return Objects.toString(model) + "/" + version + "/" + segment + "@" + start;
  }
}
