package io.driftmeter.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command as a user would, in this process. */
record Cli(int exitCode, String out, String err) {
  static Cli run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exitCode = Driftmeter.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(texts);
    return new Cli(exitCode, out.toString(), err.toString());
  }
}
