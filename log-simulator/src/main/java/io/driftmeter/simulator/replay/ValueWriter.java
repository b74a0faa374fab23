package io.driftmeter.simulator.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.simulator.publish.AvroWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Turns the values of a row into the value of a record. */
interface ValueWriter {
  /** Values in the order of the fields. */
  byte[] write(long eventTime, @Nullable Object[] values);

  static ValueWriter avro(Schema schema, int schemaId) {
    AvroWriter writer = new AvroWriter(schema, schemaId);
    return (eventTime, values) -> {
      GenericData.Record value = new GenericData.Record(schema);
      value.put(0, eventTime);
      for (int i = 0; i < values.length; i++) {
        value.put(i + 1, values[i]);
      }
      return writer.write(value);
    };
  }

  /** Times are numbers, as in Avro; NaN and the infinities, which JSON has not, are texts. */
  static ValueWriter json(List<Field> fields) {
    ObjectMapper mapper = new ObjectMapper();
    return (eventTime, values) -> {
      Map<String, @Nullable Object> value = new LinkedHashMap<>();
      value.put(Fields.EVENT_TIME, eventTime);
      for (int i = 0; i < values.length; i++) {
        value.put(fields.get(i).name(), values[i]);
      }
      try {
        return mapper.writeValueAsBytes(value);
      } catch (JsonProcessingException e) {
        throw new ReplayException("a row cannot be written as JSON: " + e.getOriginalMessage(), e);
      }
    };
  }
}
