package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file, or a part of one, that follows from the code; {@code -Ddriftmeter.docs=write} brings it up to date. */
public final class GeneratedFile {
  private static final boolean WRITE = "write".equals(System.getProperty("driftmeter.docs"));

  private GeneratedFile() {}

  /** A path below the root of the repository. */
  public static Path inRepository(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/design.md"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no folder above the working directory holds docs/design.md");
    }
    return folder.resolve(path);
  }

  static void assertIs(String path, String expected) throws IOException {
    Path file = inRepository(path);
    if (WRITE) {
      Files.writeString(file, expected);
    }
    assertThat(file).as("bring it up to date with -Ddriftmeter.docs=write").hasContent(expected);
  }

  /** The part between {@code <!-- name -->} and {@code <!-- end of name -->}. */
  public static void assertHasPart(String path, String name, String expected) throws IOException {
    String text = Files.readString(inRepository(path));
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    assertThat(text).contains(begin, end);
    assertIs(path,
        text.substring(0, text.indexOf(begin) + begin.length()) + expected + text.substring(text.indexOf(end)));
  }
}
