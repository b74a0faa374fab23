package io.driftmeter.app.cli;

import io.driftmeter.app.config.MeasureNames;
import io.driftmeter.app.file.InputFiles;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.multivariate.JointVerdict;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: two files in, what changed out. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "Says which columns of CURRENT differ from REFERENCE, by how much, and how sure that is.", footer = "%nFiles are CSV (.gz), Parquet, JSON lines or Avro, told by their names' ends; quote a pattern to read "
    + "several as one. The JSON output is described by docs/compare.schema.json.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
      ExitCodes.OK_HELP, ExitCodes.FAILURE_HELP, ExitCodes.USAGE_HELP, ExitCodes.DRIFT_HELP})
final class CompareCommand implements Callable<Integer> {
  /** How the result is printed. */
  enum Format {
    TABLE, JSON
  }

  private static final String EVIDENTLY = "evidently";
  /** Options that only verdicts of our own heed. */
  private static final List<String> OF_VERDICTS = List.of("--level", "--effect", "--min-rows", "--multivariate");

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REFERENCE", description = "What to compare with: a file, or a .dmref that 'reference build' wrote.")
  private String reference;

  @Parameters(index = "1", paramLabel = "CURRENT", description = "What to judge.")
  private String current;

  @Mixin
  private ColumnOptions columns;

  @Mixin
  private JudgeOptions judge;

  @Option(names = "--format", defaultValue = "table", description = "table or json. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(names = "--measures", split = ",", paramLabel = "NAME", description = "Measures to show of every column, by the names of docs/measures.md, or 'all'; or 'evidently' "
      + "for what Evidently would say by default, which holds every value of both files in memory.")
  private List<String> measures = List.of();

  @Option(names = "--multivariate", description = "Also test the numeric columns taken together; reads both files a second time.")
  private boolean multivariate;

  @Option(names = "--exit-code", description = "End with 3 if drift was found.")
  private boolean exitCode;

  @Override
  public Integer call() throws IOException {
    if (multivariate) {
      requireData("--multivariate");
    }
    ReadOptions options = columns.read();
    if (measures.contains(EVIDENTLY)) {
      return evidently(options);
    }
    JudgeSettings settings = judge.over(settings());
    Reference compared = ReferenceFiles.read(reference, options);
    WindowProfile profile = FileProfiles.of(InputFiles.find(List.of(current)),
        options.typedLike(compared.profile()), ProfileSettings.DEFAULT);
    requireColumns(options.types().keySet(), compared.profile(), profile);
    WindowVerdict judged = new Judge(settings).judge(profile, compared);
    Explanations explanations = Explanations.of(profile, compared, judged);
    WindowVerdict verdict = explanations.explain(judged);
    JointVerdict joint = multivariate ? together(compared, profile, options, settings) : null;
    spec.commandLine().getOut().print(switch (format) {
      case TABLE -> ComparisonTable.of(current, profile, compared, verdict, explanations, joint,
          !measures.isEmpty());
      case JSON -> ComparisonJson.of(current, profile, compared, verdict, explanations, joint);
    });
    spec.commandLine().getOut().flush();
    boolean drifted = verdict.verdict() == Verdict.DRIFTED || (joint != null && joint.isDetected());
    return exitCode && drifted ? ExitCodes.DRIFT : ExitCodes.OK;
  }

  private JudgeSettings settings() {
    JudgeSettings defaults = JudgeSettings.DEFAULT;
    try {
      return measures.isEmpty()
          ? defaults
          : new JudgeSettings(defaults.level(), defaults.effect(), defaults.minRows(), defaults.correction(),
              MeasureNames.parse(measures));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--measures: " + e.getMessage(), e);
    }
  }

  private int evidently(ReadOptions options) {
    if (measures.size() > 1) {
      throw new ParameterException(spec.commandLine(),
          "--measures: found %s; '%s' stands alone, as it reads other things".formatted(measures, EVIDENTLY));
    }
    OF_VERDICTS.stream().filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option)).findFirst()
        .ifPresent(option -> {
          throw new ParameterException(spec.commandLine(),
              option + ": has no effect beside --measures " + EVIDENTLY + "; remove one of both");
        });
    requireData("--measures " + EVIDENTLY);
    EvidentlyComparison comparison = EvidentlyComparison.of(InputFiles.find(List.of(reference)),
        InputFiles.find(List.of(current)), options);
    spec.commandLine().getOut().print(switch (format) {
      case TABLE -> EvidentlyOutput.table(current, reference, comparison);
      case JSON -> EvidentlyOutput.json(current, reference, comparison);
    });
    spec.commandLine().getOut().flush();
    return exitCode && comparison.isDrift() ? ExitCodes.DRIFT : ExitCodes.OK;
  }

  private void requireData(String option) {
    if (reference.endsWith(ReferenceFiles.ENDING)) {
      throw new ParameterException(spec.commandLine(),
          "%s: %s holds profiles of single columns; name the data it was built from instead"
              .formatted(option, reference));
    }
  }

  private JointVerdict together(Reference compared, WindowProfile profile, ReadOptions options,
      JudgeSettings settings) {
    return JointFiles.compare(InputFiles.find(List.of(reference)), compared.profile(),
        InputFiles.find(List.of(current)), profile, options, settings);
  }

  /** A misspelt name would leave the column as it was found, without a word. */
  private void requireColumns(Set<String> names, WindowProfile reference, WindowProfile profile) {
    names.stream().filter(name -> reference.column(name) == null && profile.column(name) == null).findFirst()
        .ifPresent(name -> {
          throw new ParameterException(spec.commandLine(), "--types: there is no column '%s' among those compared: %s"
              .formatted(name, reference.columns().stream().map(column -> column.column().name()).toList()));
        });
  }
}
