package io.driftmeter.core.measure;

import io.driftmeter.core.profile.TextProfile;
import io.driftmeter.core.profile.Vocabulary;
import java.util.Optional;

/**
 * Share of the window's words that the reference never used.
 *
 * <p>Words are known by one of 4096 buckets of their hash. A new word in a bucket that a known one took is missed, so the
 * share of words in buckets that the reference left empty is a lower bound; divided by the share of the buckets that it
 * left empty, which is the chance of a new word to be seen as one, it is an unbiased estimate. With more than some ten
 * thousand known words all buckets are taken, and the measure says nothing. There is no test: the words of a text depend
 * on each other.
 */
public final class NewWords implements Measure {
  /** With fewer buckets left, so few words would stand for so many that chance decides. */
  private static final double LEAST_EMPTY = 0.02;

  @Override
  public String name() {
    return "new_words";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.reference() instanceof TextProfile reference && comparison.window() instanceof TextProfile window
        ? score(reference, window)
        : Optional.empty();
  }

  private Optional<Score> score(TextProfile reference, TextProfile window) {
    Vocabulary known = reference.vocabulary();
    long words = window.vocabulary().words();
    double empty = 1 - known.taken();
    if (known.words() == 0 || words == 0 || empty < LEAST_EMPTY) {
      return Optional.empty();
    }
    double certain = (double) known.unseenOf(window.vocabulary()) / words;
    return Optional.of(Score.of(this, new Estimate(Math.min(1, certain / empty), certain, 1), TestResult.NONE,
        reference.values(), window.values()));
  }
}
