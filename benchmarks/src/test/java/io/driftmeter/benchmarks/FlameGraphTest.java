package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A frame that is drawn too wide sends somebody to optimise the wrong thing. */
class FlameGraphTest {
  @Test
  void aFrameIsAsWideAsItIsFrequentAndStandsOnItsCaller() {
    // Given
    FlameGraph flames = new FlameGraph();
    for (int i = 0; i < 3; i++) {
      flames.add(List.of("a.Main.main", "a.Hot.<init>"));
    }
    flames.add(List.of("a.Main.main", "a.Cold.run"));
    // When
    String svg = flames.svg();
    // Then: of 1200 pixels, from the bottom up, in alphabetical order
    assertThat(svg)
        .contains("<title>a.Main.main: 100.0 %</title><rect x=\"0.0\" y=\"16\" width=\"1200.0\"")
        .contains("<title>a.Cold.run: 25.0 %</title><rect x=\"0.0\" y=\"0\" width=\"300.0\"")
        .contains("<title>a.Hot.&lt;init&gt;: 75.0 %</title><rect x=\"300.0\" y=\"0\" width=\"900.0\"");
  }

  @Test
  void framesTooNarrowToBeSeenAreLeftOut() {
    // Given
    FlameGraph flames = new FlameGraph();
    for (int i = 0; i < 999; i++) {
      flames.add(List.of("a.Main.main"));
    }
    flames.add(List.of("a.Rare.run"));
    // When
    String svg = flames.svg();
    // Then
    assertThat(svg).contains("a.Main.main").doesNotContain("a.Rare.run");
  }
}
