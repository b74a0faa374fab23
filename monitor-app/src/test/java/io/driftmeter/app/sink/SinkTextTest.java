package io.driftmeter.app.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A name that Postgres refuses would stop the sink for ever: it would fail again at every try. */
class SinkTextTest {

  @Test
  void ordinaryTextStaysAsItIs() {
    // Given
    String text = "größe ‰ 🚕";

    // When
    String clean = SinkText.clean(text);

    // Then
    assertThat(clean).isSameAs(text);
  }

  @Test
  void nulCharactersAndUnpairedSurrogatesBecomeTheReplacementCharacter() {
    // Given
    String text = "\0a\0\ud83d-\ude95\ud83d";

    // When
    String clean = SinkText.clean(text);

    // Then
    assertThat(clean).isEqualTo("\ufffda\ufffd\ufffd-\ufffd\ufffd");
  }

  @Test
  void longNamesAreCutToWhatAnIndexHoldsAndStayDifferent() {
    // Given
    String common = "🚕é".repeat(400);

    // When
    String one = SinkText.key(common + "1");
    String other = SinkText.key(common + "2");

    // Then
    assertThat(one).startsWith("🚕é").isNotEqualTo(other);
    assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(SinkText.KEY_BYTES);
    assertThat(SinkText.clean(one)).as("not cut within a character").isEqualTo(one);
  }

  @Test
  void aNameThatJustFitsIsNotCut() {
    // Given
    String name = "x".repeat(SinkText.KEY_BYTES);

    // When
    String key = SinkText.key(name);

    // Then
    assertThat(key).isEqualTo(name);
  }
}
