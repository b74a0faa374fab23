package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.Origin;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * How much heap the profile of one column takes after so many rows, and how long its binary form is, as Markdown tables. The
 * heap is that which stays after a collection, so that headers and padding count as this JVM lays them out. Try it with and
 * without {@code -XX:+UseCompactObjectHeaders}.
 *
 * <pre>
 * mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
 * java -XX:+UseSerialGC -cp "benchmarks/target/*:benchmarks/target/lib/*" io.driftmeter.benchmarks.micro.ProfileSizes
 * </pre>
 */
public final class ProfileSizes {
  private static final int[] ROWS = {0, 100, 1_000, 10_000, 100_000};
  /** Measured together, so that what else the JVM allocates meanwhile does not count. */
  private static final int PROFILES = 16;

  private ProfileSizes() {}

  /** Prints a table of heap and one of binary forms. */
  public static void main(String[] arguments) {
    // What the first measurement loads and compiles would count in it.
    heap(Kind.NORMAL, 1_000);
    System.out.print(table("heap, bytes", ProfileSizes::heap) + "\n"
        + table("binary form, bytes", (kind, rows) -> kind.profile(1, rows).toBytes().length));
    System.out.printf(Locale.ROOT, "%nA window without columns takes %,d bytes of heap.%n", heapOfWindow());
  }

  private interface Size {
    long of(Kind kind, int rows);
  }

  private static String table(String what, Size size) {
    StringBuilder text = new StringBuilder("| " + what + " |");
    for (int rows : ROWS) {
      text.append(String.format(Locale.ROOT, " %,d rows |", rows));
    }
    text.append("\n|---|").append("---:|".repeat(ROWS.length)).append('\n');
    for (Kind kind : Kind.values()) {
      text.append("| ").append(kind.name().toLowerCase(Locale.ROOT)).append(" |");
      for (int rows : ROWS) {
        text.append(String.format(Locale.ROOT, " %,d |", size.of(kind, rows)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Bytes of heap of a profile of so many rows; what all profiles of the kind share is left out. */
  static long heap(Kind kind, int rows) {
    return heapOfEach(seed -> kind.profile(seed, rows));
  }

  /** Bytes of heap of a window that knows a schema and a producer, and has no columns. */
  private static long heapOfWindow() {
    Columns none = new Columns();
    Row row = new Row(none);
    Origin origin = new Origin();
    origin.set("41", "checkout");
    return heapOfEach(time -> {
      WindowProfile window = new WindowProfile(ProfileSettings.DEFAULT);
      window.update(row, origin, time, false);
      return window;
    });
  }

  private static long heapOfEach(LongFunction<Object> make) {
    // The first makes what all share.
    Object[] made = new Object[1 + PROFILES];
    made[0] = make.apply(0);
    try {
      long before = used();
      for (int i = 1; i <= PROFILES; i++) {
        made[i] = make.apply(i);
      }
      return (used() - before) / PROFILES;
    } finally {
      Reference.reachabilityFence(made);
    }
  }

  private static long used() {
    // The serial collector leaves a little garbage where it is, but every fourth time.
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    // As it was right after the collection: what is in use now has room set aside for each thread.
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
  }
}
