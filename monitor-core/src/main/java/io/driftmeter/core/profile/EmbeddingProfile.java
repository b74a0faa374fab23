package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.multivariate.MeanEmbedding;
import io.driftmeter.core.multivariate.RandomFeatures;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

/**
 * Profile of a column of embeddings: where their directions lie, by the random features of x / |x|; the mean vector; and
 * the distribution of the norm |x|.
 *
 * <p>The first embedding sets the dimension, at most {@value Row#MAX_DIMENSION}; one of another dimension, or with a number
 * that is not finite, is a type error.
 */
public final class EmbeddingProfile extends DescribedProfile {
  private static final int MAX_K = 512;

  private NumericProfile norms;
  private MeanEmbedding vectors = new MeanEmbedding(Directions.FEATURES);
  private HllSketch distinct = Sketches.distinct();
  /** Sum of the embeddings; its length is their dimension, 0 before the first. */
  private double[] sum = new double[0];

  private @Nullable RandomFeatures features;
  private double[] direction = new double[0];
  private final double[] placed = new double[Directions.FEATURES];

  public EmbeddingProfile(Column column, ProfileSettings settings) {
    this(column, new NumericProfile(Column.numeric("norm"),
        new ProfileSettings(Math.min(MAX_K, settings.k()), settings.categories())));
  }

  private EmbeddingProfile(Column column, NumericProfile norms) {
    super(column);
    this.norms = norms;
  }

  @Override
  void take(Row row, int slot) {
    double[] vector = row.vector(slot);
    int length = row.length(slot);
    double norm = norm(vector, length);
    if (length == 0 || (sum.length > 0 && length != sum.length) || !Double.isFinite(norm)) {
      refuse();
    } else {
      add(vector, length, norm);
    }
  }

  private void add(double[] vector, int length, double norm) {
    if (features == null) {
      features = Directions.features(length);
      direction = new double[length];
      sum = sum.length == 0 ? new double[length] : sum;
    }
    long hash = length;
    for (int i = 0; i < length; i++) {
      sum[i] += vector[i];
      // A vector of zeros has no direction and is placed in the middle.
      direction[i] = norm == 0 ? 0 : vector[i] / norm;
      hash = (hash ^ Double.doubleToRawLongBits(vector[i])) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    features.transform(direction, placed);
    vectors.add(placed);
    norms.add(norm);
    distinct.update(hash);
  }

  /** Not finite if a number is not, or if the squares are beyond a double. */
  private static double norm(double[] vector, int length) {
    double squares = 0;
    for (int i = 0; i < length; i++) {
      squares += vector[i] * vector[i];
    }
    return Math.sqrt(squares);
  }

  @Override
  public void merge(ColumnProfile other) {
    if (other instanceof EmbeddingProfile same
        && (same.sum.length == sum.length || same.sum.length == 0 || sum.length == 0)) {
      sum = sum.length == 0 ? new double[same.sum.length] : sum;
      for (int i = 0; i < same.sum.length; i++) {
        sum[i] += same.sum[i];
      }
      addCounts(same);
      norms.merge(same.norms);
      vectors.merge(same.vectors);
      distinct = Sketches.union(distinct, same.distinct);
    } else {
      addMistyped(other);
    }
  }

  @Override
  public double distinct() {
    return Sketches.count(distinct);
  }

  @Override
  public MeanEmbedding vectors() {
    return vectors;
  }

  @Override
  public List<NumericProfile> descriptors() {
    return List.of(norms);
  }

  /** Numbers in each embedding; 0 if there was none. */
  public int dimension() {
    return sum.length;
  }

  /** The mean of the embeddings, of {@link #dimension()} numbers. */
  public double[] mean() {
    double rows = Math.max(1, values());
    return Arrays.stream(sum).map(value -> value / rows).toArray();
  }

  @Override
  public byte[] toBytes() {
    return Frame.write(ProfileCodec.EMBEDDING, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column());
    writeCounts(out);
    ProfileCodec.writeBytes(out, norms.toBytes());
    ProfileCodec.writeBytes(out, vectors.toBytes());
    ProfileCodec.writeBytes(out, distinct.toCompactByteArray());
    out.writeShort(sum.length);
    for (double value : sum) {
      out.writeDouble(value);
    }
  }

  static EmbeddingProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    EmbeddingProfile profile = new EmbeddingProfile(column,
        new NumericProfile(Column.numeric("norm"), ProfileSettings.DEFAULT));
    profile.readCounts(in);
    profile.norms = ProfileCodec.readNumeric(in);
    profile.vectors = MeanEmbedding.fromBytes(ProfileCodec.readBytes(in));
    profile.distinct = HllSketch.heapify(ProfileCodec.readBytes(in));
    profile.sum = new double[in.readUnsignedShort()];
    for (int i = 0; i < profile.sum.length; i++) {
      profile.sum[i] = in.readDouble();
    }
    return profile;
  }
}
