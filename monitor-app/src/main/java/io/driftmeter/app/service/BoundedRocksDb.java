package io.driftmeter.app.service;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One budget of memory for all stores on disk of the process. By default each has its own of some 100 MB beside the heap, and how
 * many there are depends on how tasks are shared out: the last instance that is left would outgrow its container.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Of blocks that were read, indexes, filters and write buffers together. */
  private static final long MEMORY = 96 << 20;
  private static final long WRITE_BUFFERS = MEMORY / 2;
  private static final Cache CACHE = new LRUCache(MEMORY);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
  }

  /** Leaves the budget to the other stores. */
  @Override
  public void close(String store, Options options) {}
}
