package io.driftmeter.core.concept;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a stream of figures, most often errors (0 right, 1 wrong), and says after each whether the stream changed. After
 * {@link Signal#DRIFT} it knows nothing any more and starts anew with the next value, as River's detectors do.
 *
 * <p>Live and mutable; not thread-safe. The same values give the same signals, whether or not the detector was written
 * and read in between.
 */
public abstract sealed class Detector permits Adwin, Ddm, HddmA, Kswin, PageHinkley {
  private static final byte VERSION = 1;

  /** Throws {@link IllegalArgumentException} for a value the detector is not made for; its state is then unchanged. */
  public final Signal update(double value) {
    if (!(value >= least() && value <= greatest())) {
      throw new IllegalArgumentException("%s: found the value %s, allowed is %s to %s; leave out what is not known"
          .formatted(getClass().getSimpleName(), value, least(), greatest()));
    }
    Signal signal = next(value);
    if (signal == Signal.DRIFT) {
      forget();
    }
    return signal;
  }

  /** The least value that may be given; any finite one unless the method knows better. */
  double least() {
    return -Double.MAX_VALUE;
  }

  /** The greatest value that may be given. */
  double greatest() {
    return Double.MAX_VALUE;
  }

  abstract Signal next(double value);

  abstract void forget();

  abstract void write(DataOutputStream out) throws IOException;

  /** Settings and state: a version, a byte that says which detector, and what that detector wrote; big-endian. */
  public final byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      out.writeByte(switch (this) {
        case Adwin _ -> Adwin.KIND;
        case Ddm _ -> Ddm.KIND;
        case HddmA _ -> HddmA.KIND;
        case Kswin _ -> Kswin.KIND;
        case PageHinkley _ -> PageHinkley.KIND;
      });
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a detector to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The detector that {@link #toBytes} wrote; throws {@link IllegalArgumentException} for bytes that are not one. */
  public static Detector fromBytes(byte[] bytes) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("detector of version " + version + ": this release reads version " + VERSION
            + "; start it anew, or read it with the release that wrote it");
      }
      byte kind = in.readByte();
      Detector detector = switch (kind) {
        case Adwin.KIND -> Adwin.read(in);
        case Ddm.KIND -> Ddm.read(in);
        case HddmA.KIND -> HddmA.read(in);
        case Kswin.KIND -> Kswin.read(in);
        case PageHinkley.KIND -> PageHinkley.read(in);
        default -> throw new IllegalArgumentException("not a detector: found kind " + kind + ", known are 1 to 5");
      };
      if (in.available() > 0) {
        throw new IllegalArgumentException(
            "damaged detector: " + in.available() + " of " + bytes.length + " bytes are left over");
      }
      return detector;
    } catch (IOException e) {
      throw new IllegalArgumentException("damaged detector of " + bytes.length + " bytes: " + e, e);
    }
  }

  /** Throws {@link IllegalArgumentException} unless the setting lies strictly between the two. */
  static double between(double least, double setting, double greatest, String name) {
    if (!(setting > least && setting < greatest)) {
      throw new IllegalArgumentException(
          name + ": found " + setting + ", allowed is more than " + least + " and less than " + greatest);
    }
    return setting;
  }

  /** Throws {@link IllegalArgumentException} unless the setting is one of {@code [least, greatest]}. */
  static int within(int least, int setting, int greatest, String name) {
    if (setting < least || setting > greatest) {
      throw new IllegalArgumentException(name + ": found " + setting + ", allowed is " + least + " to " + greatest);
    }
    return setting;
  }
}
