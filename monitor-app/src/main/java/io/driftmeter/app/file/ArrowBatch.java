package io.driftmeter.app.file;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** Copies the vectors of a {@link Projection} into a batch, each whole buffer at once. */
final class ArrowBatch {
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

  private final Projection projection;

  ArrowBatch(Projection projection) {
    this.projection = projection;
  }

  void copy(VectorSchemaRoot source, FileBatch target) {
    target.start(source.getRowCount());
    for (int slot = 0; slot < projection.cells().size(); slot++) {
      Projection.Cell cell = projection.cells().get(slot);
      Cells cells = target.values(slot);
      FieldVector vector = source.getVector(cell.vector());
      switch (cell.column().type()) {
        case NUMERIC -> cells.setNumbers(vector.getValueCount(), numbers((Float8Vector) vector));
        case BOOLEAN -> flags(cells, (BitVector) vector);
        case CATEGORICAL, TEXT -> texts(cells, (VarCharVector) vector);
        case EMBEDDING -> lists(cells, (ListVector) vector);
      }
      missing(cells, vector, cell.flagVector() < 0 ? null : (BitVector) source.getVector(cell.flagVector()));
    }
    for (int slot = 0; slot < projection.keys().size(); slot++) {
      VarCharVector vector = (VarCharVector) source.getVector(projection.keys().get(slot));
      texts(target.keys(slot), vector);
      missing(target.keys(slot), vector, null);
    }
    if (projection.timeVector() >= 0) {
      times(target, (BigIntVector) source.getVector(projection.timeVector()));
    }
  }

  private static DoubleBuffer numbers(Float8Vector vector) {
    return bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Double.BYTES).asDoubleBuffer();
  }

  private static void texts(Cells target, VarCharVector vector) {
    int rows = vector.getValueCount();
    IntBuffer starts = starts(vector.getOffsetBuffer(), rows);
    target.setBytes(rows, starts, bytes(vector.getDataBuffer(), starts.get(rows)));
  }

  private static void flags(Cells target, BitVector vector) {
    int rows = vector.getValueCount();
    int[] starts = new int[rows + 1];
    ByteBuffer bytes = ByteBuffer.allocate(rows * FALSE.length);
    for (int i = 0; i < rows; i++) {
      bytes.put(!vector.isNull(i) && vector.get(i) != 0 ? TRUE : FALSE);
      starts[i + 1] = bytes.position();
    }
    target.setBytes(rows, IntBuffer.wrap(starts), bytes.flip());
  }

  /** A list with an element that is no finite number is a value of the wrong type. */
  private static void lists(Cells target, ListVector vector) {
    int rows = vector.getValueCount();
    IntBuffer starts = starts(vector.getOffsetBuffer(), rows);
    Float8Vector elements = (Float8Vector) vector.getDataVector();
    target.setVectors(rows, starts, numbers(elements));
    for (int row = 0; row < rows; row++) {
      for (int i = starts.get(row); i < starts.get(row + 1); i++) {
        if (elements.isNull(i) || !Double.isFinite(elements.get(i))) {
          target.setState(row, Row.WRONG_TYPE);
        }
      }
    }
  }

  private static void missing(Cells target, FieldVector vector, @Nullable BitVector wrongType) {
    if (vector.getNullCount() == 0) {
      return;
    }
    for (int row = 0; row < vector.getValueCount(); row++) {
      if (vector.isNull(row)) {
        target.setState(row, wrongType != null && wrongType.get(row) != 0 ? Row.WRONG_TYPE : Row.NULL);
      }
    }
  }

  private void times(FileBatch target, BigIntVector vector) {
    for (int row = 0; row < vector.getValueCount(); row++) {
      if (!vector.isNull(row)) {
        int index = row;
        projection.time().toMillis(vector.get(row)).ifPresent(millis -> target.setEventTime(index, millis));
      }
    }
  }

  private static IntBuffer starts(ArrowBuf buffer, int rows) {
    return bytes(buffer, (rows + 1L) * Integer.BYTES).asIntBuffer();
  }

  /** The Arrow format is little-endian. */
  private static ByteBuffer bytes(ArrowBuf buffer, long length) {
    return buffer.nioBuffer(0, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
