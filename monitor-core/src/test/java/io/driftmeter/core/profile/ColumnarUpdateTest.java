package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches are read by columns, events by rows: the same log must give the same numbers either way. */
class ColumnarUpdateTest {
  private static final int ROWS = 400;

  private final Columns columns = Columns
      .of(List.of(Column.numeric("few"), Column.numeric("many"), Column.numeric("odd"),
          Column.categorical("kind"), new Column("flag", ColumnType.BOOLEAN, ColumnRole.FEATURE), Column.text("note"),
          Column.embedding("place")));
  private final List<Cells> cells = columns.asList().stream().map(column -> new Cells(column.type())).toList();

  @Test
  void aBatchCountsLikeItsRowsOneByOne() {
    // Given two windows that take turns, and values of every state
    WindowProfile[] byRow = {new WindowProfile(ProfileSettings.DEFAULT), new WindowProfile(ProfileSettings.DEFAULT)};
    WindowProfile[] byColumn = {new WindowProfile(ProfileSettings.DEFAULT), new WindowProfile(ProfileSettings.DEFAULT)};
    Row row = new Row(columns);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < ROWS; i++) {
      fill(row, random, i);
      byRow[i % 2].update(row, i, false);
      for (int slot = 0; slot < columns.size(); slot++) {
        cells.get(slot).add(row, slot);
      }
    }

    // When
    for (int window = 0; window < 2; window++) {
      int parity = window;
      int[] rows = IntStream.range(0, ROWS).filter(i -> i % 2 == parity).toArray();
      byColumn[window].updateHeader(columns, rows.length, rows[0], rows[rows.length - 1]);
      for (int slot = 0; slot < columns.size(); slot++) {
        byColumn[window].updateColumn(slot, cells.get(slot), rows, 0, 7);
        byColumn[window].updateColumn(slot, cells.get(slot), rows, 7, rows.length);
      }
    }

    // Then
    for (int window = 0; window < 2; window++) {
      assertThat(byColumn[window].chunkToBytes(0)).isEqualTo(byRow[window].chunkToBytes(0));
    }
  }

  @Test
  void aColumnOfAnotherTypeIsCountedAsMistyped() {
    // Given
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    profile.addColumns(Columns.of(List.of(Column.numeric("kind"))));
    Columns redeclared = Columns.of(List.of(Column.categorical("kind")));
    Cells kinds = new Cells(redeclared.get(0).type());
    byte[] text = "ab".getBytes(StandardCharsets.UTF_8);
    kinds.setBytes(3, IntBuffer.wrap(new int[]{0, 1, 2, 2}), ByteBuffer.wrap(text));
    kinds.setState(2, Row.NULL);

    // When
    profile.updateHeader(redeclared, 3, 0, 0);
    profile.updateColumn(0, kinds, new int[]{0, 1, 2}, 0, 3);

    // Then
    ColumnProfile column = profile.columns().getFirst();
    assertThat(column.typeErrors()).isEqualTo(2);
    assertThat(column.nulls()).isEqualTo(1);
  }

  @Test
  void cellsTakenAtOnceAreThoseAddedOneByOne() {
    // Given
    Cells numbers = cells.get(0);
    Cells kinds = cells.get(3);
    Cells places = cells.get(6);

    // When
    numbers.setNumbers(2, DoubleBuffer.wrap(new double[]{1, 2}));
    numbers.setState(1, Row.WRONG_TYPE);
    kinds.setBytes(2, IntBuffer.wrap(new int[]{0, 2, 3}), ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    places.setVectors(2, IntBuffer.wrap(new int[]{0, 0, 2}), DoubleBuffer.wrap(new double[]{3, 4}));

    // Then
    Row row = new Row(columns);
    row.clear();
    numbers.copyTo(row, 0, 0);
    kinds.copyTo(row, 3, 1);
    places.copyTo(row, 6, 1);
    assertThat(row.number(0)).isEqualTo(1);
    assertThat(row.text(3)).isEqualTo("c");
    assertThat(row.length(6)).isEqualTo(2);
    assertThat(row.vector(6)).startsWith(3, 4);
    numbers.copyTo(row, 0, 1);
    assertThat(row.state(0)).isEqualTo(Row.WRONG_TYPE);
  }

  /** Few enough values for each sketch to be exact, so that its bytes are comparable. */
  private static void fill(Row row, RandomGenerator random, int i) {
    row.clear();
    row.setNumber(0, random.nextInt(10));
    row.setNumber(1, random.nextGaussian());
    switch (i % 5) {
      case 0 -> row.setNull(2);
      case 1 -> row.setWrongType(2);
      case 2 -> row.setNumber(2, i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
      case 3 -> row.setNumber(2, i);
      default -> {
      }
    }
    row.setText(3, i % 50 == 0 ? "long ".repeat(100) + i : "kind " + random.nextInt(20));
    row.setBoolean(4, random.nextBoolean());
    row.setText(5, "a note of " + random.nextInt(1000) + " words");
    row.setVector(6, new double[]{random.nextDouble(), random.nextDouble(), i});
  }
}
