package io.driftmeter.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a stack keeps its data: a folder of the user's, kept and held by one stack at a time, or a temporary one, removed on close. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private DataFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * Opens the folder, made if missing.
   *
   * @param kept null for a temporary folder
   * @throws LocalStackException if another stack holds it
   */
  static DataFolder open(@Nullable Path kept) {
    try {
      Path path = kept == null ? Files.createTempDirectory("driftmeter-") : Files.createDirectories(kept).toRealPath();
      FileChannel channel = FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new LocalStackException(
            "Another local stack uses the folder " + path + "; stop it, or give another folder");
      }
      return new DataFolder(path, kept == null, channel);
    } catch (IOException e) {
      throw new LocalStackException("Cannot keep data in " + (kept == null ? "the temporary folder" : kept), e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not remove " + path, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      // Ends with the channel, and with the process however it ends.
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE; // Gone already; if not, removing its folder fails and tells.
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
