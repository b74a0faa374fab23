package io.driftmeter.benchmarks.scale;

import java.util.Map;

/**
 * What a monitor weighs and has done, as its probe says.
 *
 * @param values by what they are of
 */
record Sample(Map<String, Double> values) {
  /** Throws if the probe did not say: what is missing would look like what does not grow. */
  double value(String key) {
    Double value = values.get(key);
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalStateException("the probe says " + value + " for " + key + ", among " + values.keySet());
    }
    return value;
  }

  /** Bytes that were sent to the topics whose names end so. */
  double bytes(String topic) {
    return values.keySet().stream().filter(key -> key.startsWith("bytes:") && key.endsWith(topic))
        .mapToDouble(this::value).reduce(Double::sum)
        .orElseThrow(() -> new IllegalStateException("nothing was sent to " + topic + ", only " + values.keySet()));
  }
}
