package io.driftmeter.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import io.driftmeter.app.cli.Driftmeter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * {@code driftmeter run}, with a probe beside it: says on standard output when tasks are assigned and restored, and
 * answers each line on standard input with what the process weighs and has done.
 */
final class ProbedMonitor {
  static final String ASSIGNED = "probe assigned ";
  static final String RUNNING = "probe running ";
  static final String SAMPLE = "probe sample ";
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private ProbedMonitor() {}

  /** The one argument is the configuration. */
  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("probe-start").start(ProbedMonitor::watchStart);
    Thread.ofPlatform().daemon().name("probe").start(ProbedMonitor::answer);
    Driftmeter.main(new String[]{"run", "--config", arguments[0]});
  }

  private static void watchStart() {
    try {
      while (sum("kafka.consumer:type=consumer-coordinator-metrics,*", "assigned-partitions") == 0) {
        Thread.sleep(5);
      }
      System.out.println(ASSIGNED + System.currentTimeMillis());
      while (!running()) {
        Thread.sleep(5);
      }
      System.out.println(RUNNING + System.currentTimeMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean running() {
    for (ObjectName name : names("kafka.streams:type=stream-metrics,*")) {
      if ("RUNNING".equals(String.valueOf(attribute(name, "state")))) {
        return true;
      }
    }
    return false;
  }

  private static void answer() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (in.readLine() != null) {
        StringBuilder line = new StringBuilder(SAMPLE);
        sample().forEach((key, value) -> line.append(key).append('=').append(value).append(' '));
        System.out.println(line);
      }
    } catch (IOException e) {
      System.err.println("the probe can not be asked any more: " + e);
    }
  }

  private static Map<String, Double> sample() throws IOException {
    var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, Double> sample = new TreeMap<>();
    sample.put("cpu", os.getProcessCpuTime() / 1e9);
    // Twice, as what the first one frees by cleaners is gone after the second.
    System.gc();
    System.gc();
    sample.put("heap", (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    sample.put("threads", (double) ManagementFactory.getThreadMXBean().getThreadCount());
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      sample.put("files", (double) files.count());
    }
    sample.put("rss", status("VmRSS:"));
    sample.put("commits", sum("kafka.streams:type=stream-thread-metrics,*", "commit-total")
        / names("kafka.streams:type=stream-thread-metrics,*").size());
    sample.put("commit-avg", worst("commit-latency-avg"));
    sample.put("commit-max", worst("commit-latency-max"));
    sample.put("punctuate-max", worst("punctuate-latency-max"));
    for (ObjectName name : names("kafka.producer:type=producer-topic-metrics,*")) {
      String topic = name.getKeyProperty("topic").replace("\"", "");
      sample.merge("bytes:" + topic, number(name, "byte-total"), Double::sum);
    }
    return sample;
  }

  private static double status(String key) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
    String value = lines.stream().filter(line -> line.startsWith(key)).findFirst().orElseThrow();
    return Double.parseDouble(value.toLowerCase(Locale.ROOT).replaceAll("[^0-9]", "")) * 1024;
  }

  private static double worst(String attribute) {
    return fold("kafka.streams:type=stream-thread-metrics,*", attribute, Math::max);
  }

  private static double sum(String pattern, String attribute) {
    return fold(pattern, attribute, Double::sum);
  }

  private static double fold(String pattern, String attribute, DoubleBinaryOperator operator) {
    return names(pattern).stream().mapToDouble(name -> number(name, attribute)).filter(Double::isFinite)
        .reduce(0, operator);
  }

  private static List<ObjectName> names(String pattern) {
    try {
      return List.copyOf(BEANS.queryNames(new ObjectName(pattern), null));
    } catch (JMException e) {
      throw new IllegalArgumentException(pattern, e);
    }
  }

  private static double number(ObjectName name, String attribute) {
    return attribute(name, attribute) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static Object attribute(ObjectName name, String attribute) {
    try {
      return BEANS.getAttribute(name, attribute);
    } catch (JMException e) {
      // Gone since it was listed.
      return "";
    }
  }
}
