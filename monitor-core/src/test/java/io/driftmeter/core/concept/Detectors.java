package io.driftmeter.core.concept;

/** Detectors at their defaults, by the name they have in the oracle. */
final class Detectors {
  private Detectors() {}

  static Detector named(String name) {
    return switch (name) {
      case "ADWIN" -> new Adwin();
      case "DDM" -> new Ddm();
      case "HDDM_A" -> new HddmA();
      case "KSWIN" -> new Kswin();
      case "PageHinkley" -> new PageHinkley();
      default -> throw new IllegalArgumentException("no detector '" + name + "'");
    };
  }
}
