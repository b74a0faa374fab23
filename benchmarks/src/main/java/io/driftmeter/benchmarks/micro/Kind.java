package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns by what they hold, and values for them: the same for the same kind and index, in any JVM. */
public enum Kind {
  /** Normally distributed doubles, hardly any of which comes twice. */
  NORMAL(ColumnType.NUMERIC),
  /** Numbers from 0 to 29. */
  INTEGERS(ColumnType.NUMERIC), //
  CATEGORIES_3(ColumnType.CATEGORICAL, 3), //
  CATEGORIES_40(ColumnType.CATEGORICAL, 40), //
  CATEGORIES_200(ColumnType.CATEGORICAL, 200), //
  BOOLEAN(ColumnType.BOOLEAN),
  /** Texts of 20 words. */
  TEXT(ColumnType.TEXT),
  /** 128 numbers. */
  EMBEDDING(ColumnType.EMBEDDING);

  /** A power of two. */
  private static final int VALUES = 1 << 13;
  private static final int TEXTS = 1 << 10;

  private final ColumnType type;
  private final int categories;

  Kind(ColumnType type) {
    this(type, 0);
  }

  Kind(ColumnType type, int categories) {
    this.type = type;
    this.categories = categories;
  }

  Column column(String name) {
    return new Column(name, type, ColumnRole.FEATURE);
  }

  /** A column's values, which repeat after a while. */
  interface Source {
    /** Sets a slot to the value of index {@code i}. */
    void set(Row row, int slot, int i);
  }

  Source values(long seed) {
    Random random = new Random(seed);
    return switch (this) {
      case NORMAL -> numbers(random.doubles(VALUES).map(u -> random.nextGaussian()).toArray());
      case INTEGERS -> numbers(random.ints(VALUES, 0, 30).asDoubleStream().toArray());
      case CATEGORIES_3, CATEGORIES_40, CATEGORIES_200 -> texts(IntStream.range(0, VALUES)
          .mapToObj(i -> String.format(Locale.ROOT, "v%03d", random.nextInt(categories))).toList());
      case BOOLEAN -> (row, slot, i) -> row.setBoolean(slot, (i * 0x9E3779B9) < 0);
      case TEXT -> texts(IntStream.range(0, TEXTS)
          .mapToObj(i -> IntStream.range(0, 20).mapToObj(word -> "word" + random.nextInt(2_000))
              .collect(Collectors.joining(" ")))
          .toList());
      case EMBEDDING -> vectors(IntStream.range(0, TEXTS).mapToObj(i -> random.doubles(128).toArray()).toList());
    };
  }

  private static Source numbers(double[] values) {
    return (row, slot, i) -> row.setNumber(slot, values[i & (VALUES - 1)]);
  }

  private static Source texts(List<String> texts) {
    byte[][] utf8 = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    return (row, slot, i) -> {
      byte[] text = utf8[i & (utf8.length - 1)];
      row.setBytes(slot, text, 0, text.length);
    };
  }

  private static Source vectors(List<double[]> vectors) {
    return (row, slot, i) -> row.setVector(slot, vectors.get(i & (TEXTS - 1)));
  }

  /** An empty profile. */
  ColumnProfile empty() {
    WindowProfile window = new WindowProfile(ProfileSettings.DEFAULT);
    window.addColumns(Columns.of(List.of(column("x"))));
    return window.columns().getFirst();
  }

  /** The profile of so many rows. */
  ColumnProfile profile(long seed, int rows) {
    ColumnProfile profile = empty();
    Row row = new Row(Columns.of(List.of(profile.column())));
    Source values = values(seed);
    for (int i = 0; i < rows; i++) {
      values.set(row, 0, i);
      profile.update(row, 0);
    }
    return profile;
  }
}
