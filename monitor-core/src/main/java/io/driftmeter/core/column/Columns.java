package io.driftmeter.core.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a model, in the order of their slots in a {@link Row}.
 *
 * <p>Columns are only ever appended, as events or schemas show new ones: a slot, once given, stays. Not thread-safe.
 */
public final class Columns {
  private final List<Column> bySlot = new ArrayList<>();
  private final Map<String, Integer> slotByName = new HashMap<>();

  public static Columns of(List<Column> columns) {
    Columns result = new Columns();
    columns.forEach(result::add);
    return result;
  }

  /** The slot of the column, which is appended if no column has that name; the first type given to a name stays. */
  public int add(Column column) {
    Integer known = slotByName.get(column.name());
    if (known != null) {
      return known;
    }
    int slot = bySlot.size();
    bySlot.add(column);
    slotByName.put(column.name(), slot);
    return slot;
  }

  public int size() {
    return bySlot.size();
  }

  public Column get(int slot) {
    return bySlot.get(slot);
  }

  /** The slot of the named column, or -1. */
  public int slotOf(String name) {
    return slotByName.getOrDefault(name, -1);
  }

  public List<Column> asList() {
    return Collections.unmodifiableList(bySlot);
  }
}
