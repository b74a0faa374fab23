package io.driftmeter.app.cli;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.time.Instant;
import java.util.Formatter;
import java.util.Locale;

/** What a batch run says of its windows, one line each, no wider than 120 characters. */
final class BatchTable {
  private static final String LINE = "%-20s %-24s %-10s %12s %-17s %s%n";
  private static final int WIDTH = 120;

  private final Formatter text = new Formatter(new StringBuilder(), Locale.ROOT);

  BatchTable() {
    text.format(LINE, "window", "segment", "version", "rows", "verdict", "drifted of judged columns");
  }

  void add(WindowId id, WindowProfile profile, WindowVerdict verdict) {
    text.format(LINE, Instant.ofEpochMilli(id.start()), Texts.fit(id.segment(), 24), Texts.fit(id.version(), 10),
        Texts.count(profile.rows()), verdict.verdict().label(),
        "%d of %d".formatted(verdict.columnsDrifted(), verdict.columnsJudged()));
    if (verdict.verdict() == Verdict.DRIFTED) {
      text.format("  %s%n", Texts.fit(verdict.reason(), WIDTH - 2));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
