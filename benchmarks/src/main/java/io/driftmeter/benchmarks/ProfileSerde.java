package io.driftmeter.benchmarks;

import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** A window profile as one record: each chunk behind its length. */
final class ProfileSerde {
  private ProfileSerde() {}

  static Serde<WindowProfile> create() {
    return Serdes.serdeFrom((topic, profile) -> write(profile), deserializer());
  }

  // Kafka hands null to deserializers where there is no value.
  private static Deserializer<WindowProfile> deserializer() {
    return (topic, bytes) -> read(bytes);
  }

  static byte @Nullable [] write(@Nullable WindowProfile profile) {
    if (profile == null) {
      return null;
    }
    List<byte[]> chunks = new ArrayList<>();
    int length = 0;
    for (int chunk = 0; chunk < profile.chunks(); chunk++) {
      byte[] bytes = profile.chunkToBytes(chunk);
      chunks.add(bytes);
      length += Integer.BYTES + bytes.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    chunks.forEach(bytes -> out.putInt(bytes.length).put(bytes));
    return out.array();
  }

  static @Nullable WindowProfile read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<byte[]> chunks = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] chunk = new byte[in.getInt()];
      in.get(chunk);
      chunks.add(chunk);
    }
    return WindowProfile.fromChunks(ProfileSettings.DEFAULT, chunks);
  }
}
