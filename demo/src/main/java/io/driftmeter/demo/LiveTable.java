package io.driftmeter.demo;

import io.driftmeter.demo.WindowReading.Cell;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/** Columns by windows: painted over itself on a terminal, else a line per window. */
final class LiveTable {
  private static final int WINDOWS_SHOWN = 8;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final boolean terminal;
  private final String title;
  private final NavigableMap<Instant, WindowReading> windows = new TreeMap<>();
  private @Nullable Instant printed;
  private int painted;

  LiveTable(PrintWriter out, boolean terminal, String title) {
    this.out = out;
    this.terminal = terminal;
    this.title = title;
    if (!terminal) {
      out.println(title);
    }
  }

  /** Takes new windows, and what is newly said of old ones. */
  void show(List<WindowReading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    readings.forEach(w -> windows.put(w.start(), w));
    if (terminal) {
      paint();
    } else {
      // The newest may still be incomplete.
      print(windows.headMap(windows.lastKey(), false));
    }
  }

  /** Nothing more will come. */
  void end() {
    if (!terminal) {
      print(windows);
    }
  }

  @Nullable
  Instant newest() {
    return windows.isEmpty() ? null : windows.lastKey();
  }

  /** The columns that were called drifted in some window. */
  Set<String> turned() {
    Set<String> turned = new TreeSet<>();
    windows.values().forEach(w -> w.cells().forEach((column, cell) -> {
      if (cell.isDrifted()) {
        turned.add(column);
      }
    }));
    return turned;
  }

  private void print(NavigableMap<Instant, WindowReading> all) {
    Instant last = printed;
    for (WindowReading window : (last == null ? all : all.tailMap(last, false)).values()) {
      out.println(TIME.format(window.start()) + "  " + window.cells().entrySet().stream()
          .map(e -> e.getValue().mark() + " " + e.getKey() + " " + number(e.getValue()))
          .collect(Collectors.joining("  ")));
      printed = window.start();
    }
  }

  private void paint() {
    List<WindowReading> shown = new ArrayList<>(windows.descendingMap().values()).subList(0,
        Math.min(WINDOWS_SHOWN, windows.size())).reversed();
    Set<String> columns = new TreeSet<>();
    shown.forEach(w -> columns.addAll(w.cells().keySet()));
    List<String> lines = new ArrayList<>(List.of(title, heading(shown)));
    columns.forEach(column -> lines.add(line(column, shown)));
    lines.add("● drifted   · stable   ? no reference yet, or too few events; the number is the PSI");
    StringBuilder screen = new StringBuilder(painted == 0 ? "" : "\u001b[" + painted + "A");
    lines.forEach(line -> screen.append("\u001b[2K").append(line).append('\n'));
    out.print(screen);
    out.flush();
    painted = Math.max(painted, lines.size());
  }

  private static String heading(List<WindowReading> shown) {
    return " ".repeat(24) + shown.stream().map(w -> String.format(Locale.ROOT, "%7s ", TIME.format(w.start())))
        .collect(Collectors.joining());
  }

  private static String line(String column, List<WindowReading> shown) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", column));
    for (WindowReading window : shown) {
      Cell cell = window.cells().get(column);
      String text = cell == null ? "" : cell.mark() + " " + number(cell);
      String padded = String.format(Locale.ROOT, "%7s ", text);
      line.append(cell != null && cell.isDrifted()
          ? Style.bold.on() + Style.fg_red.on() + padded + Style.reset.on()
          : cell != null && cell.isStable() ? Style.fg_green.on() + padded + Style.reset.on() : padded);
    }
    return line.toString();
  }

  private static String number(Cell cell) {
    Double psi = cell.psi();
    return psi == null ? "-" : String.format(Locale.ROOT, "%.2f", psi);
  }
}
