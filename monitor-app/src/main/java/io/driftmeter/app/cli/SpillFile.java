package io.driftmeter.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file of byte arrays. The place of one that was taken back is used again: places are as large as powers of
 * two, so that the file is at most four times as large as the most that was ever in it, if arrays only grow.
 */
final class SpillFile implements AutoCloseable {
  private final Map<Integer, Deque<Span>> freeByRoom = new HashMap<>();
  private @Nullable FileChannel channel;
  private long end;

  /** Where an array lies. */
  record Span(long position, int length) {
    private int room() {
      return length < 2 ? length : Integer.highestOneBit(length - 1) << 1;
    }
  }

  Span write(byte[] bytes) {
    Span span = place(bytes.length);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      FileChannel open = channel == null ? temporary() : channel;
      channel = open;
      while (buffer.hasRemaining()) {
        open.write(buffer, span.position() + buffer.position());
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot put windows into a temporary file: " + e, e);
    }
    return span;
  }

  private Span place(int length) {
    int room = new Span(end, length).room();
    Deque<Span> free = freeByRoom.get(room);
    if (free != null && !free.isEmpty()) {
      return new Span(free.pop().position(), length);
    }
    Span last = new Span(end, length);
    end += room;
    return last;
  }

  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("driftmeter-windows", null);
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  byte[] read(Span span) {
    ByteBuffer bytes = ByteBuffer.allocate(span.length());
    try {
      FileChannel open = channel;
      while (open != null && bytes.hasRemaining() && open.read(bytes, span.position() + bytes.position()) >= 0) {
        // A read may give less than was asked for.
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot read windows back from a temporary file: " + e, e);
    }
    return bytes.array();
  }

  /** Gives up what was written there. */
  void free(Span span) {
    freeByRoom.computeIfAbsent(span.room(), _ -> new ArrayDeque<>()).push(span);
  }

  /** Bytes that the file takes. */
  long size() {
    return end;
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot remove a temporary file: " + e, e);
    }
  }
}
