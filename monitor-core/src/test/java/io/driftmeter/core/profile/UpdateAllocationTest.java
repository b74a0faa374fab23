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
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is allocated per event is collected per event. */
class UpdateAllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int EVENTS = 10_000;
  private static final int ROUNDS = 100;

  /** Of the first round that allocates next to nothing, as it takes a while until everything is compiled; else of the last. */
  private static double bytesPerEvent(IntConsumer event) {
    for (int i = 0; i < WARM_UP; i++) {
      event.accept(i);
    }
    return DoubleStream.generate(() -> round(event)).limit(ROUNDS).filter(bytes -> bytes < 1).findFirst()
        .orElseGet(() -> round(event));
  }

  private static double round(IntConsumer event) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
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
  void aRowOfAWindowIsCountedWithoutAllocating() {
    // Given
    Columns columns = Columns.of(List.of(Column.numeric("x"), Column.numeric("few"), Column.categorical("c"),
        Column.categorical("long"), Column.numeric("odd")));
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(columns);
    Origin origin = new Origin();
    double[] numbers = new Random(1).doubles(1 << 14).toArray();
    byte[][] categories = new byte[40][];
    for (int i = 0; i < categories.length; i++) {
      categories[i] = ("category " + i).getBytes(StandardCharsets.UTF_8);
    }
    // When
    double bytes = bytesPerEvent(i -> {
      row.clear();
      row.setNumber(0, numbers[i & ((1 << 14) - 1)]);
      row.setNumber(1, i % 50);
      row.setBytes(2, categories[i % 40], 9, categories[i % 40].length - 9);
      row.setBytes(3, categories[i % 40], 0, categories[i % 40].length);
      row.setNumber(4, i % 3 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
      origin.set(i % 1_000 < 500 ? "41" : "42", "checkout");
      profile.update(row, origin, i, i % 100 == 0);
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
