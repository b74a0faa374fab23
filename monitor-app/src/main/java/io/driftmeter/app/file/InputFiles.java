package io.driftmeter.app.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the files that the user named. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * The files named by paths, or by patterns ({@code *}, {@code ?}, {@code [..]}, <code>{a,b}</code>) in the last part of
   * a path; each pattern's files in the order of their names.
   */
  public static List<Path> find(List<String> pathsOrPatterns) {
    List<Path> files = new ArrayList<>();
    for (String text : pathsOrPatterns) {
      Path path = Path.of(text);
      if (Files.exists(path) || !text.matches(".*[*?\\[{].*")) {
        files.add(path);
      } else {
        files.addAll(matches(path));
      }
    }
    return files;
  }

  private static List<Path> matches(Path pattern) {
    Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, String.valueOf(pattern.getFileName()))) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UnreadableFileException("%s: the folder cannot be listed: %s".formatted(folder, e), e);
    }
    if (found.isEmpty()) {
      throw new UnreadableFileException("%s: no file has such a name".formatted(pattern));
    }
    found.sort(null);
    return found;
  }

  /** The format of all the files, each of which is there and is not empty. */
  static FileFormat checked(List<Path> files) {
    if (files.isEmpty()) {
      throw new UnreadableFileException("no file was named");
    }
    FileFormat format = FileFormat.of(files.getFirst());
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new UnreadableFileException("%s: there is no such file".formatted(file));
      }
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new UnreadableFileException("%s: not a file that can be read".formatted(file));
      }
      if (isEmpty(file)) {
        throw new UnreadableFileException("%s: the file is empty".formatted(file));
      }
      if (FileFormat.of(file) != format) {
        throw new UnreadableFileException("%s: files that are read together have the same format, but %s has another"
            .formatted(file, files.getFirst()));
      }
    }
    return format;
  }

  private static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw new UnreadableFileException("%s: %s".formatted(file, e), e);
    }
  }
}
