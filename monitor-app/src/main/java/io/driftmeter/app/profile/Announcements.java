package io.driftmeter.app.profile;

import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one input partition tells the merge: partial profiles, and how far it has come. */
final class Announcements {
  private final String topic;
  private final int partition;
  private final long windowSize;
  private final BiConsumer<String, Partial> partials;
  private final Set<String> told = new HashSet<>();
  private long closedUntil = SourceState.NO_TIME;
  private boolean idle;

  Announcements(String topic, int partition, long windowSize, BiConsumer<String, Partial> partials) {
    this.topic = topic;
    this.partition = partition;
    this.windowSize = windowSize;
    this.partials = partials;
  }

  /** What was said last. */
  long closedUntil() {
    return closedUntil;
  }

  /** Sends the window, a record for each chunk. */
  void send(WindowKey key, OpenWindow window) {
    int chunks = window.profile().chunks();
    for (int chunk = 0; chunk < chunks; chunk++) {
      ProfileChunk body = ProfileChunk.newBuilder().setModel(key.model()).setVersion(key.version())
          .setSegment(key.segment()).setWindowStart(Instant.ofEpochMilli(key.start()))
          .setWindowEnd(Instant.ofEpochMilli(key.start() + windowSize)).setChunk(chunk).setChunks(chunks)
          .setProfile(ByteBuffer.wrap(window.profile().chunkToBytes(chunk))).build();
      partials.accept(key.model(), partial(key.model(), window.sealedAt(), body));
    }
  }

  /** Says to every model, if there is news, or to the models that were never told. */
  void announce(Set<String> models, long newClosedUntil, boolean newIdle) {
    if (newClosedUntil != closedUntil || newIdle != idle) {
      closedUntil = newClosedUntil;
      idle = newIdle;
      told.clear();
    }
    if (told.size() < models.size()) {
      for (String model : models) {
        if (told.add(model)) {
          partials.accept(model, partial(model, -1, null));
        }
      }
    }
  }

  private Partial partial(String model, long offset, @Nullable ProfileChunk chunk) {
    return Partial.newBuilder().setModel(model).setSourceTopic(topic).setSourcePartition(partition)
        .setSourceOffset(offset).setClosedUntil(Instant.ofEpochMilli(closedUntil)).setIdle(idle).setChunk(chunk)
        .build();
  }
}
