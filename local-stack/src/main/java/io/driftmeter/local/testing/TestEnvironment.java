package io.driftmeter.local.testing;

import io.driftmeter.local.LocalStack;
import io.driftmeter.local.LocalStackException;
import io.driftmeter.local.Stack;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker, Postgres and registry that integration tests run on. {@code -Ddriftmeter.test.stack=local} takes the local stack,
 * {@code containers} the pinned images through Testcontainers, {@code auto} (the default) containers where they start, else the local stack.
 */
public final class TestEnvironment {
  /** System property that chooses. */
  public static final String PROPERTY = "driftmeter.test.stack";

  private static final Logger LOG = LoggerFactory.getLogger(TestEnvironment.class);

  private enum Choice {
    LOCAL, CONTAINERS, AUTO
  }

  /** Started on first use, ended with the JVM. */
  private static final class Shared {
    static final Stack STACK = start();
  }

  private TestEnvironment() {}

  /** One stack for all tests of this JVM, for those that neither stop its parts nor mind what others left: use own topics and databases. */
  public static Stack shared() {
    return Shared.STACK;
  }

  /** A stack of the caller's own, to stop and start at will; close it. */
  public static Stack start() {
    return switch (choice(System.getProperty(PROPERTY, "auto"))) {
      case LOCAL -> LocalStack.start();
      case CONTAINERS -> ContainerStack.start();
      case AUTO -> containersElseLocal();
    };
  }

  private static Choice choice(String text) {
    try {
      return Choice.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new LocalStackException("-D" + PROPERTY + "=" + text + " is none of local, containers, auto", e);
    }
  }

  private static Stack containersElseLocal() {
    String reason;
    try {
      if (ContainerStack.isEngineThere()) {
        return ContainerStack.start();
      }
      reason = "no container engine answers";
    } catch (NoClassDefFoundError e) {
      reason = "Testcontainers is not on the class path";
    } catch (RuntimeException e) {
      // An engine answers, but the images cannot be fetched or do not run.
      reason = "containers do not start: " + e;
    }
    LOG.warn("Tests run on the local stack, not in containers: {}. -D{}=containers makes this an error.", reason,
        PROPERTY);
    return LocalStack.start();
  }
}
