package io.driftmeter.app.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[]{"driftmeter "
        + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(from a source tree)")};
  }
}
