package io.driftmeter.app.cli;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.file.InputFiles;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what {@code --reference} means: a file, or the name of a reference that was published. */
final class ReferenceSource {
  private ReferenceSource() {}

  /** The references by segment. */
  static Map<String, Reference> find(String fileOrName, MonitorConfig monitor, ModelConfig model, ReadOptions options,
      RowSegments segments) throws IOException {
    boolean file = Files.exists(Path.of(fileOrName)) || fileOrName.contains("/");
    List<Reference> found;
    if (fileOrName.endsWith(ReferenceFiles.ENDING)) {
      found = ReferenceFiles.readBuilt(Path.of(fileOrName));
    } else if (file) {
      List<Path> files = InputFiles.find(List.of(fileOrName));
      found = build(files, fileOrName, fileOrName, changed(files), model, options, segments);
    } else if (ModelOptions.hasKafka(monitor)) {
      found = published(fileOrName, monitor, model);
    } else {
      throw new CommandFailedException(("--reference: there is no file '%s'; the name of a published reference needs "
          + "--config or --bootstrap-servers").formatted(fileOrName));
    }
    return found.stream().collect(Collectors.toMap(Reference::segment, reference -> reference));
  }

  /** When the newest of the files was last changed: the same in every run over the same files. */
  private static long changed(List<Path> files) throws IOException {
    long newest = 0;
    for (Path file : files) {
      newest = Math.max(newest, Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0);
    }
    return newest;
  }

  private static List<Reference> published(String name, MonitorConfig monitor, ModelConfig model) {
    List<ReferenceRecords.Stored> all = new ReferenceTopic(monitor).readAll();
    List<Reference> named = all.stream().filter(stored -> stored.model().equals(model.name()))
        .map(ReferenceRecords.Stored::reference).filter(reference -> reference.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new CommandFailedException("--reference: model '%s' has no reference '%s'; there are %s".formatted(
          model.name(), name,
          all.stream().map(stored -> stored.model() + " " + stored.reference().name()).distinct().toList()));
    }
    return named;
  }

  /** One reference for all rows and one for each segment, of whole files. */
  static List<Reference> build(List<Path> files, String name, String origin, long createdAt, ModelConfig model,
      ReadOptions options, RowSegments segments) {
    ProfileSettings settings = new ProfileSettings(model.profile().k(), model.profile().categories());
    List<Reference> references = new ArrayList<>();
    try (BatchProfiles profiles = BatchProfiles.whole(segments, settings)) {
      FileProfiles.read(files, options, profiles);
      profiles
          .forEach((id, profile) -> references.add(new Reference(name, id.segment(), origin, createdAt, profile)));
    }
    if (references.isEmpty()) {
      throw new CommandFailedException("%s: has no rows; a reference needs some".formatted(files));
    }
    segments.requireFound();
    return references;
  }
}
