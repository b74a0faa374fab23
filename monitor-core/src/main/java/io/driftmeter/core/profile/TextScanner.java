package io.driftmeter.core.profile;

import java.util.Arrays;

/**
 * What one text consists of, found in one pass over its UTF-8 bytes without allocating.
 *
 * <p>A word is a longest run of letters, digits and the marks on them, in lower case; an ideograph, which is written without
 * spaces, is a word by itself. A byte that is not UTF-8 counts as one character.
 */
final class TextScanner {
  /** FNV-1a, 64 bits, taken over code points instead of bytes. */
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int REPLACEMENT = 0xFFFD;

  private long[] words = new long[32];
  private int wordCount;
  private int characters;
  private int signs;
  private long hash;
  /** Of the word that is being read. */
  private long wordHash;
  private boolean inWord;

  /** Reads {@code utf8[0, length)}. */
  void scan(byte[] utf8, int length) {
    wordCount = 0;
    characters = 0;
    signs = 0;
    hash = FNV_OFFSET;
    inWord = false;
    int at = 0;
    while (at < length) {
      int size = size(utf8, at, length);
      take(size == 0 ? REPLACEMENT : codePoint(utf8, at, size));
      at += Math.max(1, size);
    }
    endWord();
  }

  private void take(int codePoint) {
    characters++;
    hash = (hash ^ codePoint) * FNV_PRIME;
    boolean letter = Character.isLetter(codePoint);
    if (!letter && !Character.isWhitespace(codePoint)) {
      signs++;
    }
    if (Character.isIdeographic(codePoint)) {
      endWord();
      startWord(codePoint);
      endWord();
    } else if (letter || isWithinWords(codePoint)) {
      startWord(codePoint);
    } else {
      endWord();
    }
  }

  private static boolean isWithinWords(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> false;
    };
  }

  private void startWord(int codePoint) {
    if (!inWord) {
      inWord = true;
      wordHash = FNV_OFFSET;
    }
    wordHash = (wordHash ^ Character.toLowerCase(codePoint)) * FNV_PRIME;
  }

  private void endWord() {
    if (inWord) {
      if (wordCount == words.length) {
        words = Arrays.copyOf(words, 2 * wordCount);
      }
      words[wordCount++] = mix(wordHash);
      inWord = false;
    }
  }

  /** Bytes of the character at this place, 0 if they are not UTF-8. */
  private static int size(byte[] utf8, int at, int length) {
    int first = utf8[at];
    if (first >= 0) {
      return 1;
    }
    int size = first >= (byte) 0xC2 && first <= (byte) 0xDF ? 2 : first >= (byte) 0xE0 && first <= (byte) 0xEF ? 3 : 4;
    if (first < (byte) 0xC2 || first > (byte) 0xF4 || at + size > length) {
      return 0;
    }
    for (int i = 1; i < size; i++) {
      if ((utf8[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }

  private static int codePoint(byte[] utf8, int at, int size) {
    return switch (size) {
      case 1 -> utf8[at];
      case 2 -> ((utf8[at] & 0x1F) << 6) | (utf8[at + 1] & 0x3F);
      case 3 -> ((utf8[at] & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F);
      default -> ((utf8[at] & 0x07) << 18) | ((utf8[at + 1] & 0x3F) << 12) | ((utf8[at + 2] & 0x3F) << 6)
          | (utf8[at + 3] & 0x3F);
    };
  }

  /** The finalizer of MurmurHash3: without it the high bits of the hashes of short words are alike. */
  private static long mix(long hash) {
    long mixed = hash;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /** Code points. */
  int characters() {
    return characters;
  }

  /** Share of the characters that are neither letters nor white space; 0 for an empty text. */
  double shareOfNonLetters() {
    return characters == 0 ? 0 : (double) signs / characters;
  }

  int words() {
    return wordCount;
  }

  /** A hash of the {@code i}th word, all 64 bits of which are good. */
  long word(int i) {
    return words[i];
  }

  /** A hash of the whole text. */
  long hash() {
    return mix(hash);
  }
}
