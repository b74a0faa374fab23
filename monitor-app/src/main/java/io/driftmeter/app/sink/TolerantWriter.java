package io.driftmeter.app.sink;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch so that one record that Postgres will never take does not stop the others: the batch is halved until the
 * culprit is alone, which is logged and left out.
 *
 * <p>The offsets go with the last piece. A crash before it repeats the first pieces, which changes nothing.
 */
final class TolerantWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TolerantWriter.class);

  private final ReportWriter writer;
  private long rejected;

  TolerantWriter(ReportWriter writer) {
    this.writer = writer;
  }

  /** Records left out so far. */
  long rejected() {
    return rejected;
  }

  /** Rows written. Throws what is not the data's fault: Postgres is away, or lacks tables, rights or room. */
  long write(SinkBatch batch, SinkOffsets offsets) throws SQLException {
    try {
      return writer.write(batch, offsets);
    } catch (SQLException e) {
      if (!isDataFault(e.getSQLState()) || batch.size() == 0) {
        throw e;
      }
      if (batch.size() == 1) {
        reject(batch, e);
        return writer.write(SinkBatch.EMPTY, offsets);
      }
    } catch (IllegalArgumentException e) {
      // A profile that the codec cannot read.
      if (batch.size() == 1) {
        reject(batch, e);
        return writer.write(SinkBatch.EMPTY, offsets);
      }
    }
    int middle = batch.size() / 2;
    return write(batch.part(0, middle), new SinkOffsets(offsets.sink(), Map.of()))
        + write(batch.part(middle, batch.size()), offsets);
  }

  private void reject(SinkBatch batch, Exception cause) {
    rejected++;
    LOG.error("left out a record that cannot be stored: {}", describe(batch), cause);
  }

  /** Classes 21, 22, 23 and 54: cardinality, data, integrity, limits of the program. */
  private static boolean isDataFault(@Nullable String state) {
    return state != null
        && (state.startsWith("21") || state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  private static String describe(SinkBatch batch) {
    return batch.reports().stream().map(r -> "report of " + r.getModel() + ", window " + r.getWindowStart())
        .findFirst()
        .or(() -> batch.profiles().stream().map(p -> "profile of " + p.getModel() + ", window " + p.getWindowStart())
            .findFirst())
        .or(() -> batch.references().stream().map(r -> "reference " + r.getName() + " of " + r.getModel()).findFirst())
        .or(() -> batch.alerts().stream().map(a -> "alert " + a.getId() + " of " + a.getModel()).findFirst())
        .orElse("nothing");
  }
}
