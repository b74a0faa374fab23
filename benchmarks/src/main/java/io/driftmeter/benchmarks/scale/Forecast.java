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
  private static final int CHUNK = 12;
  /** Of a window's life, at which it is measured to find what it takes on average. */
  private static final int STAGES = 4;

  /** @param commits of a partition while the events are read */
  static Forecast of(Shape shape, long events, int windows, double commits) {
    int sources = shape.openWindows() / shape.judgedWindows();
    double rows = (double) events / windows / shape.models();
    double within = commits / windows;
    Forecast all = one(shape, rows, sources, within);
    Forecast segment = shape.regions() == 0 ? all : one(shape, rows / shape.regions(), sources, within);
    double segments = shape.regions() / (1.0 + shape.regions());
    Forecast mean = new Forecast(all.partials * (1 - segments) + segment.partials * segments,
        all.changelog * (1 - segments) + segment.changelog * segments,
        all.openHeap * (1 - segments) + segment.openHeap * segments,
        all.judgingHeap * (1 - segments) + segment.judgingHeap * segments);
    return new Forecast(mean.partials, mean.changelog * shape.judgedWindows() * windows,
        mean.openHeap * shape.judgedWindows(),
        mean.judgingHeap * shape.judgedWindows());
  }

  /** How many of the commits within a window's time find it changed, if its rows come at random. */
  static double writes(double rows, double commits) {
    return commits * -Math.expm1(-rows / commits);
  }

  /** Of one window, to which each of the sources gives its share. */
  private static Forecast one(Shape shape, double rows, int sources, double commits) {
    double share = rows / sources;
    double chunks = Math.ceil(shape.columns() / (double) CHUNK);
    double written = 0;
    for (int stage = 1; stage <= STAGES; stage++) {
      written += sent(shape, share * stage / STAGES) / STAGES;
    }
    return new Forecast(sources * (sent(shape, share) + ENVELOPE * chunks), sources * writes(share, commits) * written,
        sources * live(shape, share),
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
