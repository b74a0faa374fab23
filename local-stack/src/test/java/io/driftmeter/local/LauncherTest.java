package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script in a source tree of its own, with a JDK and a Maven that only say how they were called. It is the first thing anyone
 * runs: choosing a wrong JDK or an old build shows as an error that has nothing to do with its cause.
 */
class LauncherTest {
  @TempDir
  Path folder;

  private Path tree;
  private Path tools;

  record Run(int exit, String said) {}

  @BeforeEach
  void layOut() throws IOException {
    tree = Files.createDirectories(folder.resolve("tree"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "sed", "find", "head", "mktemp", "rm", "mv", "mkdir",
        "cat")) {
      Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    // The JDKs of this machine stay out of it.
    String script = Files.readString(Path.of("../driftmeter")).replace("/usr/lib/jvm/*", "")
        .replace("/opt/java/*", "").replace("/usr/libexec/java_home", "/nowhere/java_home");
    executable(tree.resolve("driftmeter"), script);
    Files.createDirectories(tree.resolve("local-stack/src/main"));
    Files.writeString(tree.resolve("local-stack/src/main/A.java"), "class A {}");
    Files.writeString(tree.resolve("local-stack/pom.xml"), "<project/>");
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    mvn("mkdir -p local-stack/target/lib && echo jar > local-stack/target/local-stack-1.jar");
  }

  @Test
  void argumentsAndExitCodeAreThoseOfTheProgram() throws Exception {
    // Given
    Path jdk = jdk("25.0.1");

    // When
    Run run = run(jdk, "local-stack", "--data", "with space");

    // Then
    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.said()).contains("io.driftmeter.local.LocalStackCommand|--data|with space|")
        .contains("local-stack/target/local-stack-1.jar:");
  }

  @Test
  void whatIsNoCommandOfItsOwnGoesToTheMonitor() throws Exception {
    // Given
    mvn("mkdir -p monitor-app/target/lib && echo jar > monitor-app/target/monitor-app-1.jar");

    // When
    Run run = run(jdk("25"), "compare", "a.csv", "b.csv");

    // Then
    assertThat(run.said()).contains("io.driftmeter.app.cli.Driftmeter|compare|a.csv|b.csv|");
  }

  @Test
  void anOlderJavaHomeIsPassedOverForAToolchainThatIsNewEnough() throws Exception {
    // Given
    Path old = jdk("17.0.15");
    Path right = jdk("26");
    Files.createDirectories(folder.resolve(".m2"));
    Files.writeString(folder.resolve(".m2/toolchains.xml"),
        "<toolchains>\n<jdkHome>" + old + "</jdkHome>\n<jdkHome>" + right + "</jdkHome>\n</toolchains>");

    // When
    Run run = run(old, "local-stack");

    // Then
    assertThat(run.said()).contains("java of 26");
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    // When
    Run run = run(jdk("24.0.2"), "local-stack");

    // Then
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.said()).contains("needs JDK 25 or newer").contains("adoptium.net").doesNotContain("java of");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    // Given
    Files.delete(tools.resolve("mvn"));

    // When
    Run run = run(jdk("25"), "local-stack");

    // Then
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.said()).contains("Install Maven 3.8");
  }

  @Test
  void itBuildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
    // Given
    Path jdk = jdk("25");

    // When
    Run first = run(jdk, "local-stack");
    Run second = run(jdk, "local-stack");
    Files.setLastModifiedTime(tree.resolve("local-stack/src/main/A.java"),
        FileTime.from(Instant.now().plusSeconds(60)));
    Run third = run(jdk, "local-stack");

    // Then
    assertThat(first.said()).contains("building local-stack").contains("mvn -q -B");
    assertThat(second.said()).doesNotContain("building").contains("java of 25");
    assertThat(third.said()).contains("building local-stack");
  }

  @Test
  void aFailedBuildStartsNothingAndIsTriedAgain() throws Exception {
    // Given
    mvn("exit 1");
    Path jdk = jdk("25");

    // When
    Run first = run(jdk, "local-stack");
    Run second = run(jdk, "local-stack");

    // Then
    assertThat(first.exit()).isEqualTo(3);
    assertThat(first.said()).contains("the build failed").doesNotContain("java of");
    assertThat(second.said()).contains("building");
  }

  @Test
  void aLinkToItFindsTheTree() throws Exception {
    // Given
    Path link = Files.createSymbolicLink(tools.resolve("drift"), Path.of("../tree/driftmeter"));

    // When
    Run run = run(link, jdk("25"), "local-stack");

    // Then
    assertThat(run.said()).contains(tree.resolve("local-stack/target/local-stack-1.jar").toString());
  }

  private void mvn(String then) throws IOException {
    executable(tools.resolve("mvn"), "#!/bin/sh\necho \"mvn $*\"\n" + then + "\n");
  }

  /** A JDK that says its version and its arguments, each followed by a bar, and exits with 7. */
  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk-" + version));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    executable(jdk.resolve("bin/java"),
        "#!/bin/sh\necho \"java of " + version + "\"\nprintf '%s|' \"$@\"\nexit 7\n");
    return jdk;
  }

  private Run run(Path javaHome, String... arguments) throws Exception {
    return run(tree.resolve("driftmeter"), javaHome, arguments);
  }

  private Run run(Path script, Path javaHome, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
