package io.driftmeter.benchmarks.scale;

/**
 * What docs/sizing.md says that a shape takes, from the sizes of single columns.
 *
 * @param partials    bytes that leave stage 1 for each judged window
 * @param changelog   bytes of stage 1's windows, over the whole run
 * @param openHeap    bytes of heap of the windows that stage 1 holds open
 * @param judgingHeap bytes of heap of the references, live and stored
 */
record Forecast(double partials, double changelog, double openHeap, double judgingHeap) {
  private static final double ENVELOPE = 150;
  /** Columns in a chunk. */
  static final int CHUNK = 12;
  /** Of a window's life, at which it is measured to find what it takes on average. */
  private static final int STAGES = 4;

  /** @param writes of windows with commits, which depend on how many of them find a window changed */
  static Forecast of(Shape shape, long events, int windows, double writes) {
    int sources = shape.openWindows() / shape.judgedWindows();
    double rows = (double) events / windows / shape.models();
    Forecast all = one(shape, rows, sources);
    Forecast segment = shape.regions() == 0 ? all : one(shape, rows / shape.regions(), sources);
    double segments = shape.regions() / (1.0 + shape.regions());
    Forecast mean = new Forecast(all.partials * (1 - segments) + segment.partials * segments,
        all.changelog * (1 - segments) + segment.changelog * segments,
        all.openHeap * (1 - segments) + segment.openHeap * segments,
        all.judgingHeap * (1 - segments) + segment.judgingHeap * segments);
    return new Forecast(mean.partials, mean.changelog * writes, mean.openHeap * shape.judgedWindows(),
        mean.judgingHeap * shape.judgedWindows());
  }

  /** Of one window, to which each of the sources gives its share, and of one write of it. */
  private static Forecast one(Shape shape, double rows, int sources) {
    double share = rows / sources;
    double chunks = Math.ceil(shape.columns() / (double) CHUNK);
    double written = 0;
    for (int stage = 1; stage <= STAGES; stage++) {
      written += sent(shape, share * stage / STAGES) / STAGES;
    }
    return new Forecast(sources * (sent(shape, share) + ENVELOPE * chunks), written, sources * live(shape, share),
        live(shape, rows) + stored(shape, rows));
  }

  private static double sent(Shape shape, double rows) {
    long count = Math.max(1, Math.round(rows));
    return shape.numbers() * ColumnSize.numeric(count).sent()
        + (shape.columns() - shape.numbers()) * ColumnSize.categorical(count).sent();
  }

  private static double stored(Shape shape, double rows) {
    long count = Math.max(1, Math.round(rows));
    return shape.numbers() * ColumnSize.numeric(count).bytes()
        + (shape.columns() - shape.numbers()) * ColumnSize.categorical(count).bytes();
  }

  private static double live(Shape shape, double rows) {
    long count = Math.max(1, Math.round(rows));
    return shape.numbers() * ColumnSize.numeric(count).heap()
        + (shape.columns() - shape.numbers()) * ColumnSize.categorical(count).heap();
  }
}
