package io.driftmeter.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** Where figures come from, in words. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Such as "AMD EPYC 9V74, 2 cores (amd64), JDK 25.0.3, Kafka 4.3.1, heap at most 1,024 MB". */
  static String description() throws IOException {
    return String.format(Locale.ROOT, "%s, %d cores (%s), JDK %s, Kafka %s, heap at most %,d MB", processor(),
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version(),
        AppInfoParser.getVersion(), Runtime.getRuntime().maxMemory() >> 20);
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return "a processor of unknown name";
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines.filter(line -> line.startsWith("model name")).findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("a processor of unknown name");
    }
  }

  /** Threads that ran or wanted to, on average over the last minute. */
  static String load() {
    return String.format(Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
