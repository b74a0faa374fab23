package io.driftmeter.core.multivariate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Where the rows of a window lie in the space of their {@link RandomFeatures}: n, Σz, Σ|z|², and what chance alone does
 * to the mean of z. Mergeable; live, mutable, not thread-safe.
 *
 * <p>The law of the mean follows from tr Σ, tr Σ² and tr Σ³, Σ the covariance of z. The latter two need no D x D matrix:
 * of six rows three differences u, v, w are made, and E[(u'v)²] = 4 tr Σ², E[(u'v)(v'w)(w'u)] = 8 tr Σ³. Rows that did
 * not make up six when a sketch was merged or stored are left out of these two alone.
 */
public final class MeanEmbedding {
  private static final byte VERSION = 1;
  private static final int GROUP = 6;

  private final int features;
  private final double[] sum;
  private long rows;
  private double sumOfSquares;
  private long groups;
  private double sumOfSecondTraces;
  private double sumOfThirdTraces;
  /** Differences u, v, w of the group that is being filled. */
  private final double[][] differences;
  private int inGroup;

  /** An empty sketch of vectors of this length. */
  public MeanEmbedding(int features) {
    if (features < 1) {
      throw new IllegalArgumentException("mean embedding: found " + features + " features, at least 1 is needed");
    }
    this.features = features;
    this.sum = new double[features];
    this.differences = new double[GROUP / 2][features];
  }

  /** Adds the features of a row, of which the first {@link #features()} are read. */
  public void add(double[] z) {
    double[] difference = differences[inGroup / 2];
    double sign = inGroup % 2 == 0 ? 1 : -1;
    double squares = 0;
    for (int i = 0; i < features; i++) {
      double value = z[i];
      sum[i] += value;
      squares += value * value;
      difference[i] = sign > 0 ? value : difference[i] - value;
    }
    rows++;
    sumOfSquares += squares;
    if (++inGroup == GROUP) {
      closeGroup();
    }
  }

  private void closeGroup() {
    double uv = product(differences[0], differences[1]);
    double vw = product(differences[1], differences[2]);
    double wu = product(differences[2], differences[0]);
    sumOfSecondTraces += (uv * uv + vw * vw + wu * wu) / 12;
    sumOfThirdTraces += uv * vw * wu / 8;
    groups++;
    inGroup = 0;
  }

  /** Adds the rows of another sketch, made with the same features; {@code other} is left as it was. */
  public void merge(MeanEmbedding other) {
    if (other.features != features) {
      throw new IllegalArgumentException("mean embeddings of " + features + " and " + other.features
          + " features cannot be merged; make both with the same random features");
    }
    for (int i = 0; i < features; i++) {
      sum[i] += other.sum[i];
    }
    rows += other.rows;
    sumOfSquares += other.sumOfSquares;
    groups += other.groups;
    sumOfSecondTraces += other.sumOfSecondTraces;
    sumOfThirdTraces += other.sumOfThirdTraces;
  }

  public int features() {
    return features;
  }

  public long rows() {
    return rows;
  }

  /** Mean of z; all zero without rows. */
  public double[] mean() {
    return Arrays.stream(sum).map(value -> value / Math.max(1, rows)).toArray();
  }

  /** Sum over the features of their sample variances, tr Σ; 0 below two rows. */
  public double variance() {
    return rows < 2 ? 0 : Math.max(0, (sumOfSquares - product(sum, sum) / rows) / (rows - 1));
  }

  long groups() {
    return groups;
  }

  /** Sum over the groups of unbiased estimates of tr Σ². */
  double sumOfSecondTraces() {
    return sumOfSecondTraces;
  }

  /** Sum over the groups of unbiased estimates of tr Σ³. */
  double sumOfThirdTraces() {
    return sumOfThirdTraces;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** The versioned binary form: 48 bytes and 8 per feature. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + Double.BYTES * features);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(features);
      out.writeLong(rows);
      out.writeDouble(sumOfSquares);
      out.writeLong(groups);
      out.writeDouble(sumOfSecondTraces);
      out.writeDouble(sumOfThirdTraces);
      for (double value : sum) {
        out.writeDouble(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing a mean embedding to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} for anything else. */
  public static MeanEmbedding fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "mean embedding of version " + version + ": this release reads version " + VERSION);
      }
      int features = in.readInt();
      // Checked before so much memory is taken.
      if (features < 1 || (long) features * Double.BYTES > bytes.length) {
        throw new IllegalArgumentException(
            "damaged mean embedding: " + features + " features in " + bytes.length + " bytes");
      }
      MeanEmbedding embedding = new MeanEmbedding(features);
      embedding.rows = in.readLong();
      embedding.sumOfSquares = in.readDouble();
      embedding.groups = in.readLong();
      embedding.sumOfSecondTraces = in.readDouble();
      embedding.sumOfThirdTraces = in.readDouble();
      for (int i = 0; i < features; i++) {
        embedding.sum[i] = in.readDouble();
      }
      return embedding;
    } catch (IOException e) {
      throw new IllegalArgumentException("damaged mean embedding of " + bytes.length + " bytes: " + e, e);
    }
  }
}
