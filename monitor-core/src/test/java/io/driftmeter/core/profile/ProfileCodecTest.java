package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.core.testing.Described;
import io.driftmeter.core.testing.Profiles;
import java.util.Base64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileCodecTest {
  static Stream<ColumnProfile> profiles() {
    List<String> users = IntStream.range(0, 5_000).mapToObj(i -> "user " + i % 2_500).toList();
    return Stream.of(Profiles.numeric(), Profiles.numeric(1, 2, 2, Double.NaN, Double.NEGATIVE_INFINITY),
        Profiles.numeric(new Random(1).doubles(100_000).toArray()), Profiles.categorical("a", "b", "a"),
        Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(users)), Described.texts(List.of()),
        Described.texts(users), Described.embeddings(),
        Described.embeddings(new double[]{1, 2}, new double[]{3, 4}, new double[]{5}));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void readsBackWhatItWrote(ColumnProfile profile) {
    // When
    byte[] bytes = profile.toBytes();
    ColumnProfile read = ProfileCodec.readColumn(bytes);
    // Then
    assertThat(read.toBytes()).isEqualTo(bytes);
    assertThat(read.column()).isEqualTo(profile.column());
    assertThat(read.rows()).isEqualTo(profile.rows());
    assertThat(read.values()).isEqualTo(profile.values());
    assertThat(read.distinct()).isEqualTo(profile.distinct());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void refusesEveryTruncationAndEveryDamagedByte(ColumnProfile profile) {
    // Given
    byte[] bytes = profile.toBytes();
    int step = Math.max(1, bytes.length / 200);
    for (int at = 0; at < bytes.length; at += step) {
      byte[] truncated = Arrays.copyOf(bytes, at);
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      // Then
      assertThatIllegalArgumentException().isThrownBy(() -> ProfileCodec.readColumn(truncated))
          .withMessageContaining("profile");
      assertThatIllegalArgumentException().isThrownBy(() -> ProfileCodec.readColumn(damaged))
          .withMessageContaining("profile");
    }
  }

  @Test
  void namesAVersionItDoesNotKnow() {
    // Given
    byte[] bytes = Profiles.numeric(1).toBytes();
    bytes[1] = 9;
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> ProfileCodec.readColumn(bytes))
        .withMessageContaining("version 9").withMessageContaining("reads version 1");
  }

  @Test
  void splitsAChunkIntoWhatItsColumnsWrote() {
    // Given
    WindowProfile profile = Profiles.window(Map.of("a", new double[]{1, 2}, "b", new double[]{3, 4}));
    List<byte[]> written = profile.columns().stream().map(ColumnProfile::toBytes).toList();
    // When
    List<byte[]> split = ProfileCodec.splitChunk(profile.chunkToBytes(0));
    // Then
    assertThat(split).containsExactlyElementsOf(written);
    assertThatIllegalArgumentException().isThrownBy(() -> ProfileCodec.splitChunk(written.getFirst()))
        .withMessageContaining("kind 1");
  }

  @Test
  void tellsAChunkFromAColumn() {
    // Given
    byte[] chunk = new WindowProfile(ProfileSettings.DEFAULT).chunkToBytes(0);
    byte[] column = Profiles.numeric(1).toBytes();
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> ProfileCodec.readColumn(chunk))
        .withMessageContaining("kind 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowProfile(ProfileSettings.DEFAULT).mergeChunk(column))
        .withMessageContaining("kind 1");
  }

  @Test
  void keepsTheFinestSketchOfManyValuesBelowTheBound() {
    // Given
    NumericProfile profile = Profiles.numeric(new ProfileSettings(2048, 10), new Random(1).doubles(500_000).toArray());
    for (int doubling = 0; doubling < 20; doubling++) {
      // When
      profile.merge(ProfileCodec.readColumn(profile.toBytes()));
      // Then
      assertThat(profile.toBytes()).hasSizeLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
    }
    assertThat(profile.values()).isEqualTo(500_000L << 20);
  }

  /** Written at commit f9c5d96 with k = 8, from the numbers 0 to 69 in the order of 37 i modulo 70. */
  private static final String BEFORE_SINGLE_VALUES_WERE_COUNTED = "RAEBAAF4AAdOVU1FUklDAAdGRUFUVVJFAAAACAAAAAAAAABGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABGAAAAAAAAAAEAAAAAAAAA"
      + "AAAAAAAAAAAAQFFAAAAAAABAQUAAAAAAAEDb6GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOQFAQ8ACAAIAEYAAAAA"
      + "AAAACAAEAAoAAAAUAAAAGgAAABoAAAAAAAAAAAAAAAAAAAAAQFFAAAAAAAAAT0AAAAAAAAA9QAAAAAAAgFBAAAAAAACAQEAAAAAA"
      + "AABNQAAAAAAAADlAAAAAAABAUUAAAAAAAABRQAAAAAAAwFBAAAAAAABAUEAAAAAAAABKQAAAAAAAAEtAAAAAAAAATEAAAAAAAIBN"
      + "QAAAAAAAgE5AAAAAAAAAUEAAAAAAAAAUQAAAAAAAAChAAAAAAAAANUAAAAAAAAA/QAAAAAAAAERAAAAAAACAR0AAAAEkAwEHCgcI"
      + "AAlGAAAAAr3HBwMoQghL7sgLh+Z5B9fYKBko8GYPChtvCIu3yw6MEewEDb74DY6U3wWPVvASkhoKBBaofA0XFbYFvjs4BB3gbgSO"
      + "RJUKI/JECaUhYwWn3GEEKOqgB6mtkQoryVcLLIMZBy0vmhuw6TkONRvhCbcjQwY5Z/wFO3ncBD4LtQR98GELD0yiCEJI0AlEUhYM"
      + "4vHlBP0y3wZIGP0NT73zBMvXwgRNXaUPT0tsBVEGIRVVXCcIC6WdD1enTAiC1VkHWacYDFsreQfeiNUIX261CuC5gQfiMD4MZGkT"
      + "COWJpBnnP2MLZ+5mBegNMQXWSVkNaz8CCGzqRwVYymEJ8HLeCnRfUgSskmQO92eUB43brwV9qRkJfxrZBcMNsFA=";

  @Test
  void readsASketchWrittenBeforeItsSingleValuesWereCounted() {
    // When
    ColumnProfile read = ProfileCodec.readColumn(Base64.getDecoder().decode(BEFORE_SINGLE_VALUES_WERE_COUNTED));

    // Then
    assertThat(read.values()).isEqualTo(70);
    Distribution distribution = ((NumericProfile) read).distribution();
    assertThat(distribution.total()).isEqualTo(70);
    assertThat(distribution.quantile(0.5)).isBetween(20.0, 50.0);
    assertThat(distribution.massVariance()).isPositive();
  }
}
