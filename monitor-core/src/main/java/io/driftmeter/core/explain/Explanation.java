package io.driftmeter.core.explain;

import io.driftmeter.core.column.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a column drifted.
 *
 * @param effect PSI beyond what chance gives, by which columns are ranked
 * @param moved  the parts of the values that contribute most to the PSI, the greatest first
 * @param blame  who alone drifted, or came when it began; empty if nobody is to blame
 * @param since  beginning of the first window of this drift, milliseconds since the epoch; null if that is not known
 */
public record Explanation(Column column, double effect, Change change, List<MovedPart> moved, List<Blame> blame,
    @Nullable Long since) {
  public Explanation {
    moved = List.copyOf(moved);
    blame = List.copyOf(blame);
  }

  /** The same, with who is to blame. */
  public Explanation blaming(List<Blame> who) {
    return new Explanation(column, effect, change, moved, who, since);
  }

  /** The same, with when it began. */
  public Explanation since(long start) {
    return new Explanation(column, effect, change, moved, blame, start);
  }

  /** All of it in one plain sentence, such as {@code distance moved up: median 1.9 → 3.1, only vendor=2}. */
  public String sentence() {
    return Sentence.of(this);
  }
}
