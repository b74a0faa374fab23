package io.driftmeter.app.profile;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.segment.Segments;
import io.driftmeter.app.store.Live;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.schemas.avro.Partial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one input partition: open ones take events, sealed ones wait until they may leave.
 *
 * <p>A window is sealed at an offset when stream time has passed its end and grace, or when the partition has fallen
 * silent and the wall clock has. Events that come afterwards open its next generation. Under exactly-once a sealed window
 * leaves at once; under at-least-once not before a commit has made the seal durable, and it is removed only after another
 * has made sure that it arrived, so that after a crash the very same partial is sent again (docs/design.md, "Counts stay
 * exact").
 */
final class PartitionWindows {
  /** What became of an event. */
  enum Outcome {
    ON_TIME, LATE, ALREADY_IN, REFUSED
  }

  private static final Bytes SOURCE = Bytes.wrap("source".getBytes(StandardCharsets.UTF_8));

  private final WindowConfig config;
  private final long size;
  private final long grace;
  private final long lateHorizon;
  private final ProfileSettings settings;
  private final Segments segments;
  private final SketchStore<OpenWindow> windowStore;
  private final SketchStore<SourceState> sourceStore;
  private final Supplier<OptionalLong> committedOffset;
  private final Live<SourceState> source;
  private final Announcements announcements;

  private final Map<WindowKey, Live<OpenWindow>> open = new HashMap<>();
  private final Map<WindowKey, List<Live<OpenWindow>>> sealed = new HashMap<>();
  private final WindowKey probe = new WindowKey("", "", "", 0);
  /** No replayed event at or below this offset may open a window: it may belong to a sealed one. */
  private long highestSeal = -1;
  private long nextClose = Long.MAX_VALUE;
  /** Beginning of the first window that was removed since the last commit, and may be back after a crash. */
  private long firstRemoved = Long.MAX_VALUE;
  private long clamped;

  PartitionWindows(ModelConfig model, int partition, SketchStore<OpenWindow> windowStore,
      SketchStore<SourceState> sourceStore, Supplier<OptionalLong> committedOffset,
      BiConsumer<String, Partial> partials) {
    this.config = model.window();
    this.size = config.size().toMillis();
    this.grace = config.grace().toMillis();
    this.lateHorizon = config.lateHorizon().toMillis();
    this.settings = new ProfileSettings(model.profile().k(), model.profile().categories());
    this.segments = new Segments(model.segments(), model.profile().segmentValues());
    this.windowStore = windowStore;
    this.sourceStore = sourceStore;
    this.committedOffset = committedOffset;
    this.announcements = new Announcements(model.topic(), partition, size, partials);
    windowStore.onDurable(this::durable);
    Live<SourceState> stored = sourceStore.get(SOURCE);
    this.source = stored != null ? stored : sourceStore.put(SOURCE, new SourceState());
    if (model.modelPath() == null) {
      source.value().models().add(model.name());
    }
    if (windowStore.isAtomic()) {
      source.value().takeUpStored();
    }
    restore();
  }

  private void restore() {
    for (Bytes key : windowStore.keys()) {
      Live<OpenWindow> window = windowStore.get(key);
      if (window == null) {
        continue;
      }
      if (window.value().isCutOff() && window.value().isSealed() && position() >= window.value().sealedAt()) {
        // What is missing was deleted, not yet to be written: the window has left.
        windowStore.remove(window);
      } else if (window.value().isSealed()) {
        addSealed(WindowKey.ofStoreKey(key), window);
        windowStore.changed(window);
      } else {
        WindowKey id = WindowKey.ofStoreKey(key);
        open.put(id, window);
        nextClose = Math.min(nextClose, id.start() + size + grace);
      }
    }
  }

  long streamTime() {
    return source.value().streamTime();
  }

  private long position() {
    return source.value().position();
  }

  /** The event's time, or stream time if it lies further after the wall clock than is tolerated. */
  long clamp(long eventTime, long wallClock) {
    if (eventTime <= wallClock + config.futureTolerance().toMillis()) {
      return eventTime;
    }
    clamped++;
    return streamTime() == SourceState.NO_TIME ? wallClock : streamTime();
  }

  /** How many events were clamped since this was last asked. */
  long takeClamped() {
    long taken = clamped;
    clamped = 0;
    return taken;
  }

  /** Notes that the record at the offset is dealt with now, before anything else is done about it. */
  void arrived(long offset) {
    source.value().arrived(offset);
    sourceStore.changed(source);
  }

  /** Profiles the event, which has {@link #arrived}, in its window of every segment. */
  Outcome add(Event event, long eventTime) {
    long offset = position();
    long streamTime = streamTime();
    long start = Math.floorDiv(eventTime, size) * size;
    long end = start + size;
    if (streamTime != SourceState.NO_TIME && end + lateHorizon <= streamTime) {
      return Outcome.REFUSED;
    }
    boolean late = streamTime != SourceState.NO_TIME && end + grace <= streamTime;
    boolean news = false;
    for (int segment = 0; segment < segments.count(); segment++) {
      WindowKey key = probe.set(event.model(), event.version(), segments.name(event.row(), segment), start);
      Live<OpenWindow> window = find(key, offset, late);
      news |= window.value().apply(event.row(), event.origin(), eventTime, late, offset);
      // Even if it was counted before, a chunk may have caught up with the others.
      windowStore.changed(window);
    }
    if (eventTime > streamTime) {
      source.value().advanceTo(eventTime);
      if (eventTime >= nextClose) {
        closeDue(false, 0);
        sendReady();
      }
    }
    return news ? late ? Outcome.LATE : Outcome.ON_TIME : Outcome.ALREADY_IN;
  }

  private Live<OpenWindow> find(WindowKey key, long offset, boolean late) {
    if (offset <= highestSeal) {
      Live<OpenWindow> generation = sealedGeneration(key, offset);
      if (generation != null) {
        return generation;
      }
    }
    Live<OpenWindow> window = open.get(key);
    return window != null ? window : openWindow(key.copy(), late);
  }

  private @Nullable Live<OpenWindow> sealedGeneration(WindowKey key, long offset) {
    for (Live<OpenWindow> generation : sealed.getOrDefault(key, List.of())) {
      if (generation.value().takes(offset)) {
        return generation;
      }
    }
    return null;
  }

  private Live<OpenWindow> openWindow(WindowKey key, boolean late) {
    List<Live<OpenWindow>> before = sealed.get(key);
    int generation = before == null ? 0 : WindowKey.generationOf(before.getLast().key()) + 1;
    Live<OpenWindow> window = windowStore.put(key.storeKey(generation), new OpenWindow(settings));
    open.put(key, window);
    if (!late) {
      nextClose = Math.min(nextClose, key.start() + size + grace);
    }
    if (source.value().models().add(key.model())) {
      sourceStore.changed(source);
    }
    return window;
  }

  /**
   * Closes what is over, sends what may leave, and says how far the partition has come.
   *
   * @param silent whether no record has come for the idle timeout
   */
  void tick(long wallClock, boolean silent) {
    if (silent && source.value().isInDoubt()) {
      // Nothing has come since a restart: either all was read before, or the broker is slow.
      committedOffset.get().ifPresent(next -> source.value().resumedAt(next));
    }
    closeDue(silent, wallClock);
    sendReady();
    boolean holdsNothing = silent && open.isEmpty() && allSent();
    announcements.announce(source.value().models(), closedUntil(), holdsNothing);
  }

  private void closeDue(boolean silent, long wallClock) {
    nextClose = Long.MAX_VALUE;
    Iterator<Map.Entry<WindowKey, Live<OpenWindow>>> entries = open.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<WindowKey, Live<OpenWindow>> entry = entries.next();
      long closes = entry.getKey().start() + size + grace;
      if (closes <= streamTime() || (silent && closes <= wallClock)) {
        Live<OpenWindow> window = entry.getValue();
        window.value().seal(position());
        if (windowStore.isAtomic()) {
          window.value().setReady();
        }
        windowStore.changed(window);
        addSealed(entry.getKey(), window);
        entries.remove();
      } else {
        nextClose = Math.min(nextClose, closes);
      }
    }
  }

  private void addSealed(WindowKey key, Live<OpenWindow> window) {
    List<Live<OpenWindow>> generations = sealed.computeIfAbsent(key, any -> new ArrayList<>(1));
    generations.add(window);
    generations.sort((a, b) -> Long.compare(a.value().sealedAt(), b.value().sealedAt()));
    highestSeal = Math.max(highestSeal, window.value().sealedAt());
  }

  /** A commit is done: for windows that end in the input it covers, so is what they were on the way to. */
  private void durable() {
    sealed.values().forEach(generations -> generations.forEach(window -> {
      if (position() >= window.value().sealedAt()) {
        window.value().committed();
      }
    }));
    firstRemoved = Long.MAX_VALUE;
    if (source.value().confirm()) {
      sourceStore.changed(source);
    }
  }

  private void sendReady() {
    Iterator<Map.Entry<WindowKey, List<Live<OpenWindow>>>> entries = sealed.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<WindowKey, List<Live<OpenWindow>>> entry = entries.next();
      entry.getValue().removeIf(window -> send(entry.getKey(), window));
      if (entry.getValue().isEmpty()) {
        entries.remove();
      }
    }
  }

  /** Whether the window is done with. */
  private boolean send(WindowKey key, Live<OpenWindow> window) {
    OpenWindow content = window.value();
    if (!content.isReady()) {
      return false;
    }
    if (!content.isSent()) {
      announcements.send(key, content);
      content.setSent();
    }
    if (windowStore.isAtomic()) {
      windowStore.remove(window);
      return true;
    }
    if (content.isDelivered()) {
      windowStore.remove(window);
      firstRemoved = Math.min(firstRemoved, key.start());
      return true;
    }
    return false;
  }

  private boolean allSent() {
    return sealed.values().stream().flatMap(List::stream).allMatch(window -> window.value().isSent());
  }

  /**
   * Every window that ends here or before has been sent, those aside that were late when this was last said. It never
   * passes the late horizon of a window that may be sent, or sent again: the merge would have forgotten what it had of it.
   */
  private long closedUntil() {
    if (streamTime() == SourceState.NO_TIME) {
      return SourceState.NO_TIME;
    }
    long until = Math.floorDiv(streamTime() - grace, size) * size;
    for (Map.Entry<WindowKey, List<Live<OpenWindow>>> entry : sealed.entrySet()) {
      long start = entry.getKey().start();
      if (start + size > announcements.closedUntil()
          && entry.getValue().stream().anyMatch(window -> !window.value().isSent())) {
        until = Math.min(until, start);
      }
      until = Math.min(until, start + size + lateHorizon - 1);
    }
    if (firstRemoved != Long.MAX_VALUE) {
      until = Math.min(until, firstRemoved + size + lateHorizon - 1);
    }
    return Math.max(until, announcements.closedUntil());
  }
}
