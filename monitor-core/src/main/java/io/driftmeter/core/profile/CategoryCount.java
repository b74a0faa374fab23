package io.driftmeter.core.profile;

/**
 * How often a category was seen.
 *
 * @param category the value as text; a value longer than {@value CategoryKey#MAX_BYTES} bytes is cut and ends in its hash
 * @param count    how often it was seen, or the least that it may have been
 * @param upper    the most that it may have been; equal to {@code count} while all categories are counted exactly
 */
public record CategoryCount(String category, long count, long upper) {
  /** The two taken together, under this one's name. */
  public CategoryCount plus(CategoryCount other) {
    return new CategoryCount(category, count + other.count, upper + other.upper);
  }

  public boolean isExact() {
    return count == upper;
  }
}
