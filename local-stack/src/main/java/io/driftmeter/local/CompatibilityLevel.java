package io.driftmeter.local;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Which earlier schemas a new one has to understand, or be understood by. */
enum CompatibilityLevel {
  NONE(false, false, false), BACKWARD(true, false, false), BACKWARD_TRANSITIVE(true, false, true), FORWARD(false, true,
      false), FORWARD_TRANSITIVE(false, true, true), FULL(true, true, false), FULL_TRANSITIVE(true, true, true);

  private final boolean newReadsOld;
  private final boolean oldReadsNew;
  private final boolean transitive;

  CompatibilityLevel(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
    this.newReadsOld = newReadsOld;
    this.oldReadsNew = oldReadsNew;
    this.transitive = transitive;
  }

  /** What speaks against the schema following these, oldest first; empty if nothing does. */
  List<String> objections(Schema schema, List<Schema> earlier) {
    var objections = new ArrayList<String>();
    List<Schema> compared = transitive || earlier.isEmpty() ? earlier : List.of(earlier.getLast());
    for (Schema old : compared) {
      if (newReadsOld) {
        check(schema, old, objections);
      }
      if (oldReadsNew) {
        check(old, schema, objections);
      }
    }
    return objections;
  }

  private static void check(Schema reader, Schema writer, List<String> objections) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
      result.getResult().getIncompatibilities()
          .forEach(each -> objections.add(each.getType() + " at " + each.getLocation() + ": " + each.getMessage()));
    }
  }
}
