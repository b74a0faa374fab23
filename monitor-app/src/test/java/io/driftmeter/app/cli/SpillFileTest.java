package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.cli.SpillFile.Span;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rows in no order bring windows back for every batch: a file that only grew would fill the disk. */
class SpillFileTest {
  @Test
  void theFileStaysAsSmallAsWhatIsInIt() {
    // Given 20 arrays that are taken out and put back, longer by one each time
    Span[] spans = new Span[20];
    byte[][] found = new byte[20][];

    // When
    long size;
    try (SpillFile file = new SpillFile()) {
      for (int length = 0; length <= 1000; length++) {
        for (int i = 0; i < spans.length; i++) {
          if (spans[i] != null) {
            file.free(spans[i]);
          }
          spans[i] = file.write(filled(length, i));
        }
      }
      for (int i = 0; i < spans.length; i++) {
        found[i] = file.read(spans[i]);
      }
      size = file.size();
    }

    // Then
    assertThat(size).isBetween(20 * 1000L, 4 * 20 * 1000L);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isEqualTo(filled(1000, i));
    }
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
