package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.List;

/** What is stored together, each list in the order in which its records were made. */
public record SinkBatch(List<WindowReport> reports, List<ProfileChunk> profiles, List<Reference> references,
    List<Alert> alerts) {
  static final SinkBatch EMPTY = new SinkBatch(List.of(), List.of(), List.of(), List.of());

  public SinkBatch {
    reports = List.copyOf(reports);
    profiles = List.copyOf(profiles);
    references = List.copyOf(references);
    alerts = List.copyOf(alerts);
  }

  public int size() {
    return reports.size() + profiles.size() + references.size() + alerts.size();
  }

  /** Some of the records, counted through all kinds from {@code from}, before {@code to}. */
  SinkBatch part(int from, int to) {
    int profilesAt = reports.size();
    int referencesAt = profilesAt + profiles.size();
    int alertsAt = referencesAt + references.size();
    return new SinkBatch(part(reports, from, to), part(profiles, from - profilesAt, to - profilesAt),
        part(references, from - referencesAt, to - referencesAt), part(alerts, from - alertsAt, to - alertsAt));
  }

  private static <T> List<T> part(List<T> list, int from, int to) {
    return list.subList(Math.clamp(from, 0, list.size()), Math.clamp(to, 0, list.size()));
  }
}
