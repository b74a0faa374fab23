package io.driftmeter.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.schemas.avro.LabelEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormatTest {

  // Expected bytes: python3 -c "import struct; print(struct.pack('>bI', 0, 16909060).hex())", Python 3.11
  @ParameterizedTest
  @CsvSource({"1, 0000000001", "255, 00000000ff", "16909060, 0001020304", "2147483647, 007fffffff", "-1, 00ffffffff"})
  void theHeaderIsAZeroByteAndTheIdInNetworkOrder(int id, String hex) {
    // Given
    var target = new byte[WireFormat.HEADER_BYTES];

    // When
    WireFormat.writeHeader(id, target);

    // Then
    assertThat(HexFormat.of().formatHex(target)).isEqualTo(hex);
    assertThat(WireFormat.schemaId(target)).isEqualTo(id);
    assertThat(WireFormat.isFramed(target)).isTrue();
  }

  @Test
  void anythingElseIsNamedForWhatItIs() {
    // Given
    byte[] text = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);
    byte[] tooShort = {0, 0, 0, 1};

    // When / Then
    assertThat(WireFormat.isFramed(text)).isFalse();
    assertThat(WireFormat.isFramed(tooShort)).isFalse();
    assertThatThrownBy(() -> WireFormat.schemaId(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("starts with byte 123");
    assertThatThrownBy(() -> WireFormat.schemaId(tooShort)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 bytes");
  }

  @Test
  void aWrittenRecordIsReadBackByAvroItselfFromBehindTheHeader() throws Exception {
    // Given
    LabelEvent record = LabelEvent.newBuilder().setPredictionId("p-1").setModel("taxi").setLabel(612.5)
        .setEventTime(Instant.ofEpochMilli(1_700_000_000_123L)).build();

    // When
    byte[] bytes = WireFormat.write(7, record);

    // Then
    var decoder = DecoderFactory.get().binaryDecoder(bytes, WireFormat.HEADER_BYTES,
        bytes.length - WireFormat.HEADER_BYTES,
        null);
    assertThat(WireFormat.schemaId(bytes)).isEqualTo(7);
    assertThat(new SpecificDatumReader<>(LabelEvent.class).read(null, decoder)).isEqualTo(record);
    assertThat(decoder.isEnd()).isTrue();
  }
}
