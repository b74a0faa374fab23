package io.driftmeter.app.config;

/**
 * One thing that is wrong in a configuration file.
 *
 * @param path    of the key, such as {@code models[0].window.size}; empty for the file as a whole
 * @param line    counted from 1; 0 for the file as a whole
 * @param message what was found, what is allowed, and what to do; never a secret
 */
public record ConfigProblem(String path, int line, String message) {
  @Override
  public String toString() {
    String place = path.isEmpty() ? "" : path + ": ";
    return line == 0 ? place + message : "line " + line + ": " + place + message;
  }
}
