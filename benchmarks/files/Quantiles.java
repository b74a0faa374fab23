import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.CategoryCount;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import java.io.File;
import java.io.IOException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Prints what a built reference knows: {@code column,q,share,value,rank error} and {@code column,n,category,count}. */
final class Quantiles {
  public static void main(String[] args) throws IOException {
    ReferenceRecords records = new ReferenceRecords();
    try (DataFileReader<GenericRecord> reader = new DataFileReader<>(new File(args[0]), new GenericDatumReader<>())) {
      reader.forEach(records::add);
    }
    for (ColumnProfile column : records.references().getFirst().reference().profile().columns()) {
      String name = column.column().name();
      if (column instanceof NumericProfile numeric) {
        Distribution distribution = numeric.distribution();
        for (int percent = 5; percent < 100; percent += 5) {
          System.out.printf("%s,q,%s,%s,%s%n", name, percent / 100.0, distribution.quantile(percent / 100.0),
              distribution.rankError());
        }
      } else if (column instanceof CategoricalProfile categorical) {
        for (CategoryCount category : categorical.categories()) {
          System.out.printf("%s,n,%s,%d%n", name, category.category(), category.count());
        }
      }
    }
  }
}
