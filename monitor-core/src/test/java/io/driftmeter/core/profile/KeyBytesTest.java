package io.driftmeter.core.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBytesTest {
  private static int hash(byte[] source, int from, int length) {
    return KeyBytes.hash(KeyBytes.word(source, from, Math.min(Long.BYTES, length)), source, from, length);
  }

  @Test
  void doesNotDependOnWhatStandsAroundTheKey() {
    byte[] around = new byte[100];
    for (int length = 0; length <= 20; length++) {
      byte[] key = "abcdefghijklmnopqrst".substring(0, length).getBytes(US_ASCII);
      for (int from = 0; from <= around.length - length; from++) {
        // Given
        Arrays.fill(around, (byte) from);
        System.arraycopy(key, 0, around, from, length);
        // Then
        assertThat(KeyBytes.word(around, from, Math.min(8, length)))
            .isEqualTo(KeyBytes.word(key, 0, Math.min(8, length)));
        assertThat(hash(around, from, length)).isEqualTo(hash(key, 0, length));
      }
    }
  }

  /** Categories often differ in one character; in one place of the table each would be searched from end to end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 8, 9, 12, 16, 17, 40})
  void keysThatDifferInOneByteSpreadOverTheTable(int length) {
    for (int at = 0; at < length; at++) {
      // Given
      byte[] key = "x".repeat(length).getBytes(US_ASCII);
      int position = at;
      // When
      long places = IntStream.range(0, 64).map(i -> {
        key[position] = (byte) ('0' + i);
        return hash(key, 0, length) & 127;
      }).distinct().count();
      // Then: 64 balls into 128 boxes leave 50 taken, with a standard deviation of 3
      assertThat(places).as("position %s", at).isGreaterThan(35);
    }
  }
}
