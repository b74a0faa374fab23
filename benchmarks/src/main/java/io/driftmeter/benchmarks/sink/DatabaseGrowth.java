package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.sink.Database;
import io.driftmeter.app.sink.ReportWriter;
import io.driftmeter.app.sink.SinkBatch;
import io.driftmeter.benchmarks.Throughput;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How much room verdicts take in Postgres, and how long the dashboards take over many of them. What a row takes is learned
 * from a small database and held against a large one. {@code benchmarks/database} starts it.
 */
@Command(name = "database", mixinStandardHelpOptions = true, sortOptions = false, description = "Bytes that windows and columns take in Postgres, and seconds that dashboards take.")
public final class DatabaseGrowth implements Callable<Integer> {
  private static final int MODELS = 20;
  private static final int SMALL_COLUMNS = 20;
  private static final int BATCH = 50;
  private static final int SLOWEST = 12;

  @Spec
  private CommandSpec spec;

  @Option(names = "--small", paramLabel = "N", defaultValue = "400", description = "windows of 20 columns that teach (${DEFAULT-VALUE})")
  private int small;

  @Option(names = "--large", paramLabel = "N", defaultValue = "1000", description = "windows that are foretold (${DEFAULT-VALUE})")
  private int large;

  @Option(names = "--columns", paramLabel = "N", defaultValue = "50", description = "columns of these, and of those of the dashboards (${DEFAULT-VALUE})")
  private int columns;

  @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "events that each window's profile saw (${DEFAULT-VALUE})")
  private int rows;

  @Option(names = "--dashboard-windows", paramLabel = "N", defaultValue = "20000", description = "windows that dashboards show, without profiles (${DEFAULT-VALUE})")
  private int dashboardWindows;

  @Option(names = "--dashboards", paramLabel = "FOLDER", defaultValue = "grafana/dashboards", description = "of Grafana's (${DEFAULT-VALUE})")
  private Path dashboards;

  @Option(names = "--output", paramLabel = "FILE", description = "write the tables to this file too")
  private @Nullable Path output;

  /** Exits when the last panel is timed. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", Throughput.LOGBACK);
    }
    System.exit(new CommandLine(new DatabaseGrowth()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("driftmeter-database");
    StringBuilder text = new StringBuilder();
    try (DurablePostgres postgres = new DurablePostgres(folder.resolve("postgres"))) {
      List<TableSize> learned = sizes(postgres.newDatabase(), new Verdicts(MODELS, SMALL_COLUMNS, rows), small);
      Verdicts wide = new Verdicts(MODELS, columns, rows);
      text.append(sizesTable(learned, sizes(postgres.newDatabase(), wide, large), wide.profileBytes()));
      if (dashboardWindows > 0) {
        text.append('\n').append(panelsTable(postgres.newDatabase(), wide));
      }
    } finally {
      Folders.delete(folder);
    }
    out.print("\n" + text);
    out.flush();
    if (output != null) {
      Files.writeString(output, text);
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<TableSize> sizes(PostgresConfig empty, Verdicts verdicts, int windows) throws SQLException {
    try (Database database = new Database(empty)) {
      database.migrate();
      fill(database, verdicts, windows, true);
      try (Connection connection = database.dataSource().getConnection()) {
        return TableSize.of(connection);
      }
    }
  }

  private static void fill(Database database, Verdicts verdicts, int windows, boolean profiles) throws SQLException {
    ReportWriter writer = new ReportWriter(database.dataSource());
    for (int first = 0; first < windows; first += BATCH) {
      List<WindowReport> reports = new ArrayList<>();
      List<ProfileChunk> chunks = new ArrayList<>();
      for (int window = first; window < Math.min(windows, first + BATCH); window++) {
        reports.addAll(verdicts.reports(window));
        chunks.addAll(profiles ? verdicts.profiles(window) : List.of());
      }
      writer.write(new SinkBatch(reports, chunks, List.of(), List.of()));
    }
  }

  private String sizesTable(List<TableSize> learned, List<TableSize> measured, double profileBytes) {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
        "Learned from %,d windows of %d columns, held against %,d windows of %d columns; %,d events in each window. A"
            + " profile of these has %,.0f bytes on average. A megabyte is 1,000,000 bytes, indexes included.%n%n"
            + "| table | rows | bytes a row | rows | MB foretold | MB measured | measured / foretold |%n"
            + "|---|---:|---:|---:|---:|---:|---:|%n",
        small, SMALL_COLUMNS, large, columns, rows, profileBytes));
    for (int i = 0; i < learned.size(); i++) {
      TableSize from = learned.get(i);
      TableSize to = measured.get(i);
      double foretold = from.bytesPerRow() * to.rows();
      table.append(String.format(Locale.ROOT, "| %s | %,d | %,.0f | %,d | %,.1f | %,.1f | %.2f |%n", from.table(),
          from.rows(), from.bytesPerRow(), to.rows(), foretold / 1e6, to.bytes() / 1e6, to.bytes() / foretold));
    }
    return table.toString();
  }

  private String panelsTable(PostgresConfig empty, Verdicts verdicts) throws Exception {
    try (Database database = new Database(empty)) {
      database.migrate();
      fill(database, verdicts, dashboardWindows, false);
      try (Connection connection = database.dataSource().getConnection()) {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
          statement.execute("ANALYZE");
        }
        Instant from = Instant.ofEpochMilli(Verdicts.FIRST);
        Instant to = Instant.ofEpochMilli(verdicts.id(dashboardWindows - 1).end());
        List<PanelTime> panels = PanelTime.all(connection, dashboards, from.toString(), to.toString(), "feature_001");
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
            "The %d slowest of %d panels over all of %,d windows of %d columns of %d models; medians of 3 runs.%n%n"
                + "| dashboard | panel | rows shown | seconds |%n|---|---|---:|---:|%n",
            Math.min(SLOWEST, panels.size()), panels.size(), dashboardWindows, columns, MODELS));
        for (PanelTime panel : panels.subList(0, Math.min(SLOWEST, panels.size()))) {
          table.append(String.format(Locale.ROOT, "| %s | %s | %,d | %.3f |%n", panel.dashboard(), panel.panel(),
              panel.rows(), panel.seconds()));
        }
        return table.toString();
      }
    }
  }
}
