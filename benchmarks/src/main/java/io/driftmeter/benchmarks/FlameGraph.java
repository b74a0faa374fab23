package io.driftmeter.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stacks drawn on top of each other, as wide as they are frequent (Gregg, The Flame Graph, CACM 59(6), 2016). */
final class FlameGraph {
  private static final int WIDTH = 1200;
  private static final int ROW = 16;
  /** Pixels; narrower frames are left out, with all above them. */
  private static final double NARROWEST = 1.5;
  private static final double LETTER = 6.2;
  private static final String[] COLOURS = {"#f2a65a", "#8ab6d6", "#9ccc9c", "#d9d9d9"};

  private static final class Node {
    private final SortedMap<String, Node> above = new TreeMap<>();
    private long count;

    int height() {
      return 1 + above.values().stream().mapToInt(Node::height).max().orElse(0);
    }
  }

  private final Node root = new Node();

  /** @param frames outermost first, each {@code package.Class.method} */
  void add(List<String> frames) {
    Node node = root;
    node.count++;
    for (String frame : frames) {
      node = node.above.computeIfAbsent(frame, any -> new Node());
      node.count++;
    }
  }

  String svg() {
    int height = ROW * root.height();
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"10\">%n",
        WIDTH, height));
    draw(out, "all", root, 0, height - ROW);
    return out.append("</svg>\n").toString();
  }

  private void draw(StringBuilder out, String frame, Node node, double x, int y) {
    double width = (double) WIDTH * node.count / root.count;
    if (width < NARROWEST) {
      return;
    }
    String shown = frame.substring(frame.lastIndexOf('.', Math.max(0, frame.lastIndexOf('.') - 1)) + 1);
    String label = shown.substring(0, (int) Math.min(shown.length(), width / LETTER));
    out.append(String.format(Locale.ROOT,
        "<g><title>%s: %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" "
            + "stroke=\"#fff\" stroke-width=\"0.5\"/><text x=\"%.1f\" y=\"%d\">%s</text></g>%n",
        escape(frame), 100.0 * node.count / root.count, x, y, width, ROW, colour(frame), x + 2, y + ROW - 5,
        escape(label)));
    double left = x;
    for (var child : node.above.entrySet()) {
      draw(out, child.getKey(), child.getValue(), left, y - ROW);
      left += (double) WIDTH * child.getValue().count / root.count;
    }
  }

  /** The project, Kafka, the sketches, everything else. */
  private static String colour(String frame) {
    if (frame.startsWith("io.driftmeter.")) {
      return COLOURS[0];
    }
    if (frame.startsWith("org.apache.kafka.")) {
      return COLOURS[1];
    }
    return frame.startsWith("org.apache.datasketches.") ? COLOURS[2] : COLOURS[3];
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
