package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.testing.Described;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not counted in a text can drift unseen. */
class TextProfileTest {
  private static double only(TextProfile profile, int descriptor) {
    return profile.descriptors().get(descriptor).mean().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"one two | 7 | 2 | 0", "\"\" | 0 | 0 | 0",
    "... | 3 | 0 | 1",
    "a1b2 | 4 | 1 | 0.5", "don't | 5 | 2 | 0.2", "Zürich | 6 | 1 | 0", "東京駅 | 3 | 3 | 0", "東京 3 | 4 | 3 | 0.25",
    "🚕🚕 ok | 5 | 1 | 0.4", "नमस्ते | 6 | 1 | 0.3333333333333333", "a  b | 4 | 2 | 0"})
  void countsCharactersWordsAndSigns(String text, double characters, double words, double nonLetters) {
    // When
    TextProfile profile = Described.text(text);
    // Then
    assertThat(only(profile, 0)).isEqualTo(characters);
    assertThat(only(profile, 1)).isEqualTo(words);
    assertThat(only(profile, 2)).isCloseTo(nonLetters, within(1e-12));
  }

  @Test
  void bytesThatAreNoTextCountAsACharacterEach() {
    // Given: a lone continuation, a cut sequence, an overlong one, and a start that never was
    byte[] bytes = {'a', (byte) 0x80, (byte) 0xE6, (byte) 0x9D, 'b', (byte) 0xC0, (byte) 0xAF, (byte) 0xFF,
      (byte) 0xF0};
    // When
    TextProfile profile = Described.text(bytes);
    // Then
    assertThat(only(profile, 0)).isEqualTo(9);
    assertThat(only(profile, 1)).isEqualTo(2);
  }

  @Test
  void takesWordsAlikeWhateverTheirCase() {
    // When
    Vocabulary known = Described.text("Good ÄRGER").vocabulary();
    // Then
    assertThat(known.words()).isEqualTo(2);
    assertThat(known.unseenOf(Described.text("gOOD ärger new").vocabulary())).isEqualTo(1);
  }

  @Test
  void countsNullsAndTypeErrorsApart() {
    // Given
    TextProfile profile = Described.texts(Arrays.asList("one", null, ""));
    // When
    profile.merge(Profiles.numeric(1, 2));
    // Then
    assertThat(profile.rows()).isEqualTo(5);
    assertThat(profile.values()).isEqualTo(2);
    assertThat(profile.nulls()).isEqualTo(1);
    assertThat(profile.typeErrors()).isEqualTo(2);
    assertThat(profile.descriptors().getFirst().nulls()).isEqualTo(1);
  }

  @Test
  void theProfileOfAUnionIsTheMergeOfThoseOfItsParts() {
    // Given
    List<String> texts = texts(new Random(1), 1_000);
    TextProfile union = Described.texts(texts);
    // When
    TextProfile merged = Described.texts(texts.subList(0, 333));
    merged.merge(ProfileCodec.readColumn(Described.texts(texts.subList(333, 1_000)).toBytes()));
    // Then
    assertThat(merged.rows()).isEqualTo(union.rows());
    assertThat(merged.distinct()).isEqualTo(union.distinct());
    assertThat(merged.vocabulary().words()).isEqualTo(union.vocabulary().words());
    assertThat(merged.vocabulary().unseenOf(union.vocabulary())).isZero();
    assertThat(merged.vectors().rows()).isEqualTo(1_000);
    assertThat(merged.vectors().mean()).containsExactly(union.vectors().mean(), within(1e-12));
    for (int i = 0; i < union.descriptors().size(); i++) {
      assertThat(only(merged, i)).isCloseTo(only(union, i), within(1e-9));
    }
  }

  @Test
  void isBoundedInBytesWhateverTheTexts() {
    // Given: sketches as fine as allowed, every bucket of the vocabulary taken
    Random random = new Random(2);
    TextProfile profile = new TextProfile(Column.text("x"), new ProfileSettings(2048, 10));
    List<String> texts = IntStream.range(0, 50_000)
        .mapToObj(i -> " ?".repeat(random.nextInt(500)) + "w" + random.nextInt() + "n".repeat(random.nextInt(90)))
        .toList();
    // When
    profile.merge(Described.texts(texts));
    for (int doubled = 0; doubled < 12; doubled++) {
      profile.merge(ProfileCodec.readColumn(profile.toBytes()));
    }
    // Then
    assertThat(profile.values()).isEqualTo(50_000L << 12);
    assertThat(profile.vocabulary().taken()).isEqualTo(1);
    assertThat(profile.toBytes()).hasSizeLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
  }

  private static List<String> texts(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> IntStream.range(0, 1 + random.nextInt(20))
        .mapToObj(word -> "w" + (int) (500 * Math.pow(random.nextDouble(), 3))).collect(Collectors.joining(" ")))
        .toList();
  }
}
