package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.multivariate.MeanEmbedding;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;

/**
 * Profile of a column of free text: how long the texts are in characters and words, their share of signs that are no
 * letters, and which words they use.
 *
 * <p>Words are known by their hash alone, so that the profile stays small and no text can be read from it. Each text is a
 * vector: the square root of the share of its words that fall into each of {@value #GROUPS} groups, which has length 1
 * whatever the text's length, and in which frequent words do not drown the others. A text is one row, since the words of a
 * text depend on each other. All texts together give a {@link Vocabulary}.
 */
public final class TextProfile extends DescribedProfile {
  static final int GROUPS = 256;
  /** Four sketches share a column's binary form. */
  private static final int MAX_K = 512;

  private NumericProfile characters;
  private NumericProfile words;
  private NumericProfile nonLetters;
  private MeanEmbedding vectors = new MeanEmbedding(GROUPS);
  private Vocabulary vocabulary = new Vocabulary();
  private HllSketch distinct = Sketches.distinct();

  private final TextScanner scanner = new TextScanner();
  private final double[] vector = new double[GROUPS];

  public TextProfile(Column column, ProfileSettings settings) {
    this(column, Math.min(MAX_K, settings.k()));
  }

  private TextProfile(Column column, int k) {
    super(column);
    ProfileSettings settings = new ProfileSettings(k, ProfileSettings.DEFAULT.categories());
    this.characters = new NumericProfile(Column.numeric("characters"), settings);
    this.words = new NumericProfile(Column.numeric("words"), settings);
    this.nonLetters = new NumericProfile(Column.numeric("non_letters"), settings);
  }

  @Override
  void take(Row row, int slot) {
    scanner.scan(row.bytes(slot), row.length(slot));
    characters.add(scanner.characters());
    words.add(scanner.words());
    nonLetters.add(scanner.shareOfNonLetters());
    distinct.update(scanner.hash());
    countWords();
  }

  private void countWords() {
    int count = scanner.words();
    Arrays.fill(vector, 0);
    for (int i = 0; i < count; i++) {
      long word = scanner.word(i);
      vocabulary.add(word);
      vector[(int) (word & (GROUPS - 1))]++;
    }
    for (int group = 0; group < GROUPS && count > 0; group++) {
      vector[group] = Math.sqrt(vector[group] / count);
    }
    vectors.add(vector);
  }

  @Override
  public void merge(ColumnProfile other) {
    if (other instanceof TextProfile same) {
      addCounts(same);
      characters.merge(same.characters);
      words.merge(same.words);
      nonLetters.merge(same.nonLetters);
      vectors.merge(same.vectors);
      vocabulary.merge(same.vocabulary);
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
    return List.of(characters, words, nonLetters);
  }

  /** The words of all texts together. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public byte[] toBytes() {
    return Frame.write(ProfileCodec.TEXT, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column());
    writeCounts(out);
    for (NumericProfile descriptor : descriptors()) {
      ProfileCodec.writeBytes(out, descriptor.toBytes());
    }
    ProfileCodec.writeBytes(out, vectors.toBytes());
    vocabulary.write(out);
    ProfileCodec.writeBytes(out, distinct.toCompactByteArray());
  }

  static TextProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    TextProfile profile = new TextProfile(column, MAX_K);
    profile.readCounts(in);
    profile.characters = ProfileCodec.readNumeric(in);
    profile.words = ProfileCodec.readNumeric(in);
    profile.nonLetters = ProfileCodec.readNumeric(in);
    profile.vectors = MeanEmbedding.fromBytes(ProfileCodec.readBytes(in));
    profile.vocabulary = Vocabulary.read(in);
    profile.distinct = HllSketch.heapify(ProfileCodec.readBytes(in));
    return profile;
  }
}
