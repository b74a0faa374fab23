package io.driftmeter.app.merge;

/** An input partition that feeds a model. */
record Source(String topic, int partition) implements Comparable<Source> {
  @Override
  public int compareTo(Source other) {
    int byTopic = topic.compareTo(other.topic);
    return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
  }
}
