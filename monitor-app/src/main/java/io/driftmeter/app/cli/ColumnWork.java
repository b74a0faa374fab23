package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileBatch;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Counts batches in profiles, on all cores: while other threads count the columns of one batch, the caller reads the next
 * one, and then takes a share of the columns that are left.
 *
 * <p>A column is counted by one thread at a time, in the order of the rows: counts, moments and categories do not depend on how
 * many cores there are. A quantile sketch tosses coins, so quantiles differ between any two runs within its error.
 */
final class ColumnWork implements AutoCloseable {
  private final ExecutorService helpers = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final int helperCount;
  private Runnable share = () -> {};
  private List<CompletableFuture<Void>> helping = List.of();

  ColumnWork() {
    this(Runtime.getRuntime().availableProcessors() - 1);
  }

  ColumnWork(int helperCount) {
    this.helperCount = helperCount;
  }

  /** Begins to count a batch, which has to stay as it is until {@link #finish}; an earlier one is finished. */
  void start(FileBatch batch, Collection<RowGroup> groups) {
    finish();
    groups.forEach(group -> group.updateHeader(batch));
    AtomicInteger nextSlot = new AtomicInteger();
    Runnable newShare = () -> {
      for (int slot = nextSlot.getAndIncrement(); slot < batch.columns().size(); slot = nextSlot.getAndIncrement()) {
        for (RowGroup group : groups) {
          group.updateColumn(batch, slot);
        }
      }
    };
    share = newShare;
    helping = IntStream.range(0, helperCount).mapToObj(_ -> CompletableFuture.runAsync(newShare, helpers)).toList();
  }

  /** Returns when all columns of the batch are counted. */
  void finish() {
    share.run();
    helping.forEach(ColumnWork::join);
  }

  /** Fails as the helper did: what went wrong does not depend on the thread. */
  private static void join(CompletableFuture<Void> helper) {
    try {
      helper.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public void close() {
    helpers.close();
  }
}
