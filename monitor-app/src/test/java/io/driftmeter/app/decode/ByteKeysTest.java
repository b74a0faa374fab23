package io.driftmeter.app.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The names of fields come from outside: whoever makes them up must not be able to make every event slow. */
class ByteKeysTest {
  private static final int PAIRS = 16;

  /** In a list, as the keys of one hash would otherwise lie, this takes minutes. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyKeysOfOneHashAreFoundSoon() {
    // Given
    ByteKeys<Integer> keys = new ByteKeys<>();
    for (int i = 0; i < 1 << PAIRS; i++) {
      byte[] key = key(i);
      keys.put(key, 0, key.length, i);
    }
    // When
    byte[] wanted = key(12_345);
    Integer found = keys.get(wanted, 0, wanted.length);
    // Then
    assertThat(found).isEqualTo(12_345);
    assertThat(keys.size()).isEqualTo(1 << PAIRS);
  }

  /** "Aa" and "BB" have the same hash, and so has every text of so many of them. */
  private static byte[] key(int number) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < PAIRS; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
