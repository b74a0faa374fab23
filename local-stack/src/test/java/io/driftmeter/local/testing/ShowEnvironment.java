package io.driftmeter.local.testing;

import io.driftmeter.local.Stack;

/** Says what {@link TestEnvironment} starts in a JVM of its own, whose environment can be chosen. */
final class ShowEnvironment {

  private ShowEnvironment() {}

  public static void main(String[] arguments) {
    try (Stack stack = TestEnvironment.start()) {
      System.out.println("started " + stack.getClass().getSimpleName());
    }
  }
}
