package io.driftmeter.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.MemoryStore;
import io.driftmeter.app.store.SimulatedLog;
import io.driftmeter.app.store.SketchStore;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** A window that is not found among its siblings is blamed for nothing; one that is not found by its end is never forgotten. */
class KnownWindowsTest {
  private static final WindowId WHOLE = new WindowId("a", "1", "all", 0, 60);
  private static final WindowId SLICE = new WindowId("a", "2", "g=x", 0, 60);
  private static final WindowId LATER = new WindowId("a", "1", "all", 60, 120);
  private static final WindowId LONGER = new WindowId("a", "1", "all", -60, 60);
  private static final WindowId OTHER = new WindowId("b", "1", "all", 0, 60);

  private final SketchStore<WindowStatus> statuses = new MemoryStore(new SimulatedLog<>())
      .sketches(new WindowStatus.Codec());
  private final KnownWindows windows = new KnownWindows();

  private void know(WindowId... ids) {
    for (WindowId id : ids) {
      windows.put(id, statuses.put(Bytes.wrap(Binary.write(out -> Binary.writeId(out, id))), new WindowStatus()));
    }
  }

  @Test
  void siblingsAreOfTheSameModelAndTimeWhateverTheirVersionAndSegment() {
    // Given
    know(WHOLE, SLICE, LATER, LONGER, OTHER);

    // When
    var siblings = windows.siblings(SLICE);

    // Then
    assertThat(siblings).containsExactlyInAnyOrder(WHOLE, SLICE);
  }

  @Test
  void windowsOfAModelComeInTheOrderInWhichTheyEnd() {
    // Given
    know(LATER, OTHER, WHOLE);

    // When
    var ends = windows.byEnd("a").keySet();

    // Then
    assertThat(ends).containsExactly(60L, 120L);
  }

  @Test
  void whatIsRemovedLeavesNothingBehind() {
    // Given
    know(WHOLE, SLICE, OTHER);

    // When
    windows.remove(WHOLE);
    windows.remove(OTHER);

    // Then
    assertThat(windows.get(WHOLE)).isNull();
    assertThat(windows.siblings(SLICE)).containsExactly(SLICE);
    assertThat(windows.models()).containsExactly("a");
    assertThat(windows.byEnd("b")).isEmpty();
  }
}
