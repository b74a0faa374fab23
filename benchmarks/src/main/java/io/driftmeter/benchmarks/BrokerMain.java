package io.driftmeter.benchmarks;

import io.driftmeter.local.LocalBroker;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a broker until its standard input ends, so that it never outlives the benchmark that started it. */
final class BrokerMain {
  private BrokerMain() {}

  /** Prints its address once it serves; the one argument is the folder of its logs. */
  public static void main(String[] arguments) throws IOException {
    try (LocalBroker broker = new LocalBroker(Path.of(arguments[0]), 0)) {
      broker.start();
      System.out.println(BrokerProcess.READY + broker.address());
      while (System.in.read() >= 0) {
        // Nothing is sent here; the end is what counts.
      }
    }
  }
}
