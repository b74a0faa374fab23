package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table with windows. Those of a window of which nothing is stored need not ask for conflicts and are copied in,
 * which is several times faster; all others are upserted.
 */
final class WindowRows {
  private final Upsert.Rows copied;
  private final Upsert.Rows upserted;
  private final boolean copying;

  /** @param copying false to upsert all rows, in the order in which they are added */
  WindowRows(Upsert table, boolean copying) {
    this.copied = table.rows();
    this.upserted = table.rows();
    this.copying = copying;
  }

  /**
   * Values in the order of the table's fields.
   *
   * @param isNew whether nothing of the row's window is stored
   */
  void add(boolean isNew, @Nullable Object... values) {
    (copying && isNew ? copied : upserted).add(values);
  }

  /** Writes them; how many were inserted or replaced. */
  long write(Connection connection) throws SQLException {
    return copied.insert(connection) + upserted.write(connection);
  }
}
