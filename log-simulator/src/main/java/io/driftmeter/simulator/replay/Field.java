package io.driftmeter.simulator.replay;

/**
 * A column of the file, and the field it becomes.
 *
 * @param column as the file has it
 * @param name   the same, with an underscore for every character that Avro allows in no name
 */
record Field(String column, String name, FieldType type) {
  static Field of(String column, FieldType type) {
    String name = column.replaceAll("[^A-Za-z0-9_]", "_");
    boolean startsWell = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    return new Field(column, startsWell ? name : "_" + name, type);
  }
}
