package io.driftmeter.core.measure;

import java.util.List;
import java.util.stream.Stream;

/**
 * What both sides have of the same part of a column's values.
 *
 * @param reference      rows of the reference
 * @param window         rows of the window
 * @param referenceSlack by how much the exact count of the reference may differ from {@code reference}
 * @param windowSlack    the same for the window
 */
public record Bin(List<BinPart> parts, double reference, double window, double referenceSlack, double windowSlack) {
  public Bin {
    parts = List.copyOf(parts);
  }

  static Bin exact(BinPart part, long reference, long window) {
    return new Bin(List.of(part), (double) reference, (double) window, 0, 0);
  }

  Bin join(Bin other, Slack slack) {
    return new Bin(Stream.concat(parts.stream(), other.parts.stream()).toList(), reference + other.reference,
        window + other.window, slack.join(referenceSlack, other.referenceSlack),
        slack.join(windowSlack, other.windowSlack));
  }
}
