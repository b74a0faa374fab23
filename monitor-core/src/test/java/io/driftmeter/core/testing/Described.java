package io.driftmeter.core.testing;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.EmbeddingProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.TextProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles of columns of texts and embeddings, in one line. */
public final class Described {
  private Described() {}

  /** A null in the list is a null in the column. */
  public static TextProfile texts(List<? extends @Nullable String> values) {
    TextProfile profile = new TextProfile(Column.text("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (String value : values) {
      if (value == null) {
        row.setNull(0);
      } else {
        row.setText(0, value);
      }
      profile.update(row, 0);
    }
    return profile;
  }

  public static TextProfile text(byte... utf8) {
    TextProfile profile = new TextProfile(Column.text("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    row.setBytes(0, utf8, 0, utf8.length);
    profile.update(row, 0);
    return profile;
  }

  public static TextProfile text(String value) {
    return text(value.getBytes(StandardCharsets.UTF_8));
  }

  public static EmbeddingProfile embeddings(double[]... values) {
    return embeddings(ProfileSettings.DEFAULT, values);
  }

  public static EmbeddingProfile embeddings(ProfileSettings settings, double[]... values) {
    EmbeddingProfile profile = new EmbeddingProfile(Column.embedding("x"), settings);
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (double[] value : values) {
      row.setVector(0, value);
      profile.update(row, 0);
    }
    return profile;
  }
}
