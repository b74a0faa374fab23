package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What is allocated per event is collected per event. */
class UpdateAllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int EVENTS = 50_000;

  private static double bytesPerEvent(IntConsumer event) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      event.accept(i);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < EVENTS; i++) {
      event.accept(i);
    }
    return (double) (threads.getCurrentThreadAllocatedBytes() - before) / EVENTS;
  }

  @Test
  void aTextIsCountedWithoutAllocating() {
    // Given
    TextProfile profile = new TextProfile(Column.text("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    byte[][] texts = new byte[64][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = ("Zürich " + "word ".repeat(i) + i + ", 漢字 🚕!").getBytes(StandardCharsets.UTF_8);
    }
    // When
    double bytes = bytesPerEvent(i -> {
      row.setBytes(0, texts[i % 64], 0, texts[i % 64].length);
      profile.update(row, 0);
    });
    // Then
    assertThat(bytes).isLessThan(1);
  }

  @Test
  void anEmbeddingIsCountedWithoutAllocating() {
    // Given
    EmbeddingProfile profile = new EmbeddingProfile(Column.embedding("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    double[][] vectors = new double[64][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = new Random(i).doubles(48).toArray();
    }
    // When
    double bytes = bytesPerEvent(i -> {
      row.setVector(0, vectors[i % 64]);
      profile.update(row, 0);
    });
    // Then
    assertThat(bytes).isLessThan(1);
  }
}
