package io.driftmeter.app.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts records by key in a sketch store, and says each count that it comes to. */
final class CountingTopology {
  static final String STORE = "counts";

  private CountingTopology() {}

  static Topology of(String input, String output) {
    Topology topology = new Topology();
    topology.addSource(AutoOffsetReset.earliest(), "input", new ByteArrayDeserializer(), new ByteArrayDeserializer(),
        input);
    topology.addProcessor("count", Count::new, "input");
    topology.addStateStore(new SketchStores<>(STORE, new Codec()), "count");
    topology.addSink("output", output, new ByteArraySerializer(), new ByteArraySerializer(), "count");
    return topology;
  }

  private static final class Count implements Processor<byte[], byte[], byte[], byte[]> {
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable SketchStore<AtomicInteger> store;

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
      SketchStore<AtomicInteger> counts = newContext.getStateStore(STORE);
      counts.onDurable(() -> CommitOrder.step(CommitOrder.DURABLE));
      context = newContext;
      store = counts;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      SketchStore<AtomicInteger> counts = Objects.requireNonNull(store);
      Bytes key = Bytes.wrap(record.key());
      Live<AtomicInteger> known = counts.get(key);
      Live<AtomicInteger> count = known != null ? known : counts.put(key, new AtomicInteger());
      int now = count.value().incrementAndGet();
      counts.changed(count);
      Objects.requireNonNull(context).forward(record.withValue(ByteBuffer.allocate(Integer.BYTES).putInt(now).array()));
    }
  }

  /** Two parts, as a window has several. */
  private static final class Codec implements LiveCodec<AtomicInteger> {
    @Override
    public int parts(AtomicInteger value) {
      return 2;
    }

    @Override
    public byte[] write(AtomicInteger value, int part) {
      CommitOrder.step(CommitOrder.WRITTEN);
      return ByteBuffer.allocate(Integer.BYTES).putInt(value.get()).array();
    }

    @Override
    public AtomicInteger read(List<byte[]> parts) {
      return new AtomicInteger(ByteBuffer.wrap(parts.getLast()).getInt());
    }
  }
}
