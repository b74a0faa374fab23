package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** A benchmark of events that are not read, or of other columns than it says, would measure nothing. */
class EventsTest {
  private static final int EVENTS = 2_000;

  @Test
  void avroItselfReadsTheEvents() throws Exception {
    // Given
    byte[] value = new Events(EventShape.NARROW, 1).next(ModelConfig.Format.AVRO, 1_700_000_000_123L);
    // When
    GenericRecord read = new GenericDatumReader<GenericRecord>(EventShape.NARROW.schema()).read(null,
        DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    // Then
    assertThat(read.get("event_time")).isEqualTo(1_700_000_000_123L);
    assertThat(read.getSchema().getFields()).hasSize(21);
    assertThat(read.get("c3").toString()).matches("v\\d{3}");
  }

  @ParameterizedTest
  @EnumSource
  void theMonitorFindsTwentyColumnsWithTheValuesPromised(ModelConfig.Format format) {
    // Given
    Events events = new Events(EventShape.NARROW, 1);
    EventDecoder decoder = new EventDecoder(EventShape.NARROW.model("t", format), EventShape.NARROW::schemaById);
    Event event = new Event(decoder.columns());
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    // When
    for (int i = 0; i < EVENTS; i++) {
      assertThat(decoder.decode(events.next(format, i), event)).isNull();
      profile.update(event.row(), event.eventTime(), false);
    }
    // Then
    Columns columns = decoder.columns();
    assertThat(columns.size()).isEqualTo(20);
    assertThat(profile.lastEventTime()).isEqualTo(EVENTS - 1);
    assertThat(profile.columns()).allSatisfy(column -> assertThat(column.values()).isEqualTo(EVENTS));
    for (int i = 0; i < EventShape.NARROW.categorical(); i++) {
      CategoricalProfile column = (CategoricalProfile) Objects.requireNonNull(profile.column("c" + i));
      assertThat(column.distinct()).as(String.format(Locale.ROOT, "values of c%d", i))
          .isEqualTo(EventShape.NARROW.valuesOf(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLayoutShowsItsColumnsInBothFormats(EventShape.Layout layout) {
    // Given
    EventShape shape = new EventShape(10, layout);
    for (ModelConfig.Format format : ModelConfig.Format.values()) {
      EventDecoder decoder = new EventDecoder(shape.model("t", format), shape::schemaById);
      Event event = new Event(decoder.columns());
      // When
      decoder.decode(new Events(shape, 1).next(format, 1), event);
      // Then
      assertThat(decoder.columns().asList()).extracting(Column::name)
          .containsExactlyInAnyOrderElementsOf(shape.paths());
      assertThat(event.eventTime()).isEqualTo(1);
    }
  }
}
