package io.driftmeter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback that stay ours while nothing listens on them. */
public final class Ports {
  // Below the range from which Linux (32768) and macOS (49152) serve outgoing connections: a client that keeps
  // connecting while a service is stopped could otherwise be given the service's port as its own, even connect to
  // itself, and the service could not come back.
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  /** The wanted port, or a free one if it is 0. */
  static int orFree(int wanted) {
    return wanted == 0 ? free() : wanted;
  }

  /**
   * A port that nothing listens on now.
   *
   * @throws LocalStackException if none is found
   */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new LocalStackException("Found no free port between " + LOWEST + " and " + HIGHEST + " in " + ATTEMPTS
        + " attempts; close what occupies them, or give the ports");
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
