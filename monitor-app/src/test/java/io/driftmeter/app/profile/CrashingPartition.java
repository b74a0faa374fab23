package io.driftmeter.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.app.store.MemoryStore;
import io.driftmeter.app.store.SimulatedLog;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.schemas.avro.Partial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * Stage 1 of one partition under at-least-once, with its producer, its changelogs and its committed offset simulated.
 *
 * <p>A commit flushes the stores, waits for every acknowledgement, commits the offset and tells the stores. A crash may come
 * before, between or after any of these; it leaves any prefix of what each log was sent, independently of the other logs.
 */
final class CrashingPartition {
  private final ModelConfig model;
  private final List<String> input;
  private final long[] eventTimes;
  private final RandomGenerator random;

  private final SimulatedLog<KeyValue<Bytes, byte[]>> windowLog = new SimulatedLog<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> sourceLog = new SimulatedLog<>();
  private final SimulatedLog<Partial> partials = new SimulatedLog<>();
  private int committed;

  private Running running;

  CrashingPartition(ModelConfig model, List<String> input, long[] eventTimes, RandomGenerator random) {
    this.model = model;
    this.input = input;
    this.eventTimes = eventTimes;
    this.random = random;
    this.running = new Running();
  }

  /** Reads all of the input, with crashes on the way; the partials that came of it. */
  List<Partial> run(double crashes) {
    while (running.next < input.size()) {
      double what = random.nextDouble();
      if (what < crashes) {
        crash();
      } else if (what < 0.25) {
        commit(crashes);
      } else if (what < 0.45) {
        running.tick(random.nextInt(10) == 0);
      } else {
        running.readNext();
      }
    }
    for (int i = 0; i < 5; i++) {
      commit(0);
      running.tick(true);
    }
    commit(0);
    assertThat(running.storedWindows.isEmpty()).as("windows that have left are tombstoned").isTrue();
    return partials.records();
  }

  private void commit(double crashes) {
    running.flush();
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    windowLog.flush();
    sourceLog.flush();
    partials.flush();
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    committed = running.next;
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    running.committed();
  }

  private void crash() {
    windowLog.crash(random);
    sourceLog.crash(random);
    partials.crash(random);
    running = new Running();
  }

  /** What lives from a start to the next crash. */
  private final class Running {
    private final MemoryStore storedWindows = new MemoryStore(windowLog);
    private final SketchStore<OpenWindow> windowStore = storedWindows
        .sketches(new OpenWindow.Codec(new ProfileSettings(model.profile().k(), model.profile().categories())));
    private final SketchStore<SourceState> sourceStore = new MemoryStore(sourceLog).sketches(new SourceState.Codec());
    private final PartitionWindows windows = new PartitionWindows(model, 0, windowStore, sourceStore,
        this::committedIfKnown, (key, partial) -> partials.send(partial));
    private final EventDecoder decoder = new EventDecoder(model, id -> {
      throw new IllegalStateException("JSON has no schemas");
    });
    private final Event event = new Event(decoder.columns());
    private int next = committed;

    void readNext() {
      assertThat(decoder.decode(input.get(next).getBytes(StandardCharsets.UTF_8), event)).isNull();
      windows.arrived(next);
      windows.add(event, eventTimes[next]);
      next++;
    }

    private OptionalLong committedIfKnown() {
      return random.nextBoolean() ? OptionalLong.of(committed) : OptionalLong.empty();
    }

    /** A silent partition's windows are closed by a wall clock that is past them all. */
    void tick(boolean silent) {
      windows.tick(Long.MAX_VALUE, silent);
    }

    void flush() {
      windowStore.flushCache();
      sourceStore.flushCache();
    }

    void committed() {
      windowStore.commit(Map.of());
      sourceStore.commit(Map.of());
    }
  }
}
