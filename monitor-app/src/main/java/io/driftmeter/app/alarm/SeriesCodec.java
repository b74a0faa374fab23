package io.driftmeter.app.alarm;

import io.driftmeter.app.store.LiveCodec;
import io.driftmeter.core.alarm.ColumnEpisode;
import io.driftmeter.core.alarm.ColumnState;
import io.driftmeter.core.alarm.Detector;
import io.driftmeter.core.alarm.Episode;
import io.driftmeter.core.alarm.SeriesState;
import io.driftmeter.core.calibration.Dispersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** One part: version, state, open episode if any, closed episodes. About 60 bytes for each column. */
public final class SeriesCodec implements LiveCodec<Series> {
  private static final byte VERSION = 1;
  private static final int LONGEST_TEXT = 10_000;
  /** In place of the end of a drift that lasts. */
  private static final long LASTS = Long.MIN_VALUE;

  @Override
  public int parts(Series series) {
    return 1;
  }

  @Override
  public byte[] write(Series series, int part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      SeriesState state = series.state();
      out.writeLong(state.reference());
      out.writeLong(state.window());
      out.writeInt(state.tested());
      out.writeInt(state.columns().size());
      for (Map.Entry<String, ColumnState> column : state.columns().entrySet()) {
        out.writeUTF(column.getKey());
        column.getValue().dispersion().write(out);
        out.writeInt(column.getValue().windows());
        out.writeDouble(column.getValue().detector().evidence());
      }
      Episode open = state.open();
      write(out, open == null ? List.of() : List.of(open));
      write(out, series.closed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Series read(List<byte[]> parts) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(parts.getFirst()))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException("a stored series has format " + version + ", this version reads " + VERSION
            + "; reset the application to start afresh");
      }
      long reference = in.readLong();
      long window = in.readLong();
      int tested = in.readInt();
      TreeMap<String, ColumnState> columns = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        columns.put(in.readUTF(), new ColumnState(Dispersion.read(in), in.readInt(), new Detector(in.readDouble())));
      }
      List<Episode> open = readEpisodes(in);
      return new Series(
          new SeriesState(reference, window, tested, columns, open.isEmpty() ? null : open.getFirst()),
          readEpisodes(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, List<Episode> episodes) throws IOException {
    out.writeInt(episodes.size());
    for (Episode episode : episodes) {
      out.writeLong(episode.openedAt());
      out.writeLong(episode.windowStart());
      out.writeLong(episode.windowEnd());
      out.writeUTF(episode.phase().name());
      out.writeInt(episode.columns().size());
      for (Map.Entry<String, ColumnEpisode> column : episode.columns().entrySet()) {
        out.writeUTF(column.getKey());
        out.writeLong(column.getValue().since());
        out.writeLong(column.getValue().until().orElse(LASTS));
        out.writeInt(column.getValue().calm());
        out.writeInt(column.getValue().unjudged());
        out.writeDouble(column.getValue().effect());
        out.writeDouble(column.getValue().pValue());
        out.writeUTF(cut(column.getValue().why()));
      }
      out.writeInt(episode.segments().size());
      for (String segment : episode.segments()) {
        out.writeUTF(segment);
      }
    }
  }

  /** A text of so many characters fits whatever these are. */
  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private static List<Episode> readEpisodes(DataInputStream in) throws IOException {
    List<Episode> episodes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      long openedAt = in.readLong();
      long windowStart = in.readLong();
      long windowEnd = in.readLong();
      Episode.Phase phase = Episode.Phase.valueOf(in.readUTF());
      TreeMap<String, ColumnEpisode> columns = new TreeMap<>();
      for (int more = in.readInt(); more > 0; more--) {
        String name = in.readUTF();
        long since = in.readLong();
        long until = in.readLong();
        columns.put(name, new ColumnEpisode(since, until == LASTS ? OptionalLong.empty() : OptionalLong.of(until),
            in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in.readUTF()));
      }
      TreeSet<String> segments = new TreeSet<>();
      for (int more = in.readInt(); more > 0; more--) {
        segments.add(in.readUTF());
      }
      episodes.add(new Episode(openedAt, windowStart, windowEnd, phase, columns, segments));
    }
    return episodes;
  }
}
