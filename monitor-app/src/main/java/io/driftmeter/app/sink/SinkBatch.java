package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.List;

/** What is stored together, each list in the order in which its records were made. */
public record SinkBatch(List<WindowReport> reports, List<ProfileChunk> profiles, List<Reference> references) {
  public SinkBatch {
    reports = List.copyOf(reports);
    profiles = List.copyOf(profiles);
    references = List.copyOf(references);
  }

  public int size() {
    return reports.size() + profiles.size() + references.size();
  }
}
