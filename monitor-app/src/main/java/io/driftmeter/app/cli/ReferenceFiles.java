package io.driftmeter.app.cli;

import io.driftmeter.app.file.InputFiles;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.app.file.UnreadableFileException;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumWriter;

/** References in files: those that {@code reference build} wrote, and plain data files, profiled when they are named. */
final class ReferenceFiles {
  /** An Avro container file of the records that the references topic holds. */
  static final String ENDING = ".dmref";

  private ReferenceFiles() {}

  /** The reference of all rows in the file. */
  static Reference read(String file, ReadOptions options) throws IOException {
    if (file.endsWith(ENDING)) {
      return readBuilt(Path.of(file)).stream().filter(reference -> reference.segment().equals(WindowId.ALL)).findFirst()
          .orElseThrow(() -> new UnreadableFileException(
              "%s: has no reference of segment '%s'; build it again".formatted(file, WindowId.ALL)));
    }
    return new Reference(file, WindowId.ALL, file, 0,
        FileProfiles.of(InputFiles.find(List.of(file)), options, ProfileSettings.DEFAULT));
  }

  /** The references of every segment in a file that was built. */
  static List<Reference> readBuilt(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableFileException("%s: there is no such file".formatted(file));
    }
    ReferenceRecords records = new ReferenceRecords();
    try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      reader.forEach(records::add);
      return records.references().stream().map(ReferenceRecords.Stored::reference).toList();
    } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
      throw new UnreadableFileException(
          "%s: not a reference that 'reference build' wrote, or a damaged one: %s".formatted(file, e.getMessage()), e);
    }
  }

  static void write(Path file, List<io.driftmeter.schemas.avro.Reference> records) throws IOException {
    try (DataFileWriter<io.driftmeter.schemas.avro.Reference> writer = new DataFileWriter<>(
        new SpecificDatumWriter<>(io.driftmeter.schemas.avro.Reference.class))) {
      writer.create(io.driftmeter.schemas.avro.Reference.getClassSchema(), file.toFile());
      for (io.driftmeter.schemas.avro.Reference chunk : records) {
        writer.append(chunk);
      }
    }
  }
}
