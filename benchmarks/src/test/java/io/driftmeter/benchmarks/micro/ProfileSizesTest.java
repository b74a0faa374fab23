package io.driftmeter.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizing page multiplies these by models, columns, segments and open windows. */
class ProfileSizesTest {
  @ParameterizedTest
  @CsvSource({"NORMAL, 16384", "INTEGERS, 5120", "CATEGORIES_200, 10240", "BOOLEAN, 2048", "TEXT, 46080",
    "EMBEDDING, 25600"})
  void aProfileOfTenThousandRowsStaysWithinItsBound(Kind kind, long most) {
    // When
    long heap = ProfileSizes.heap(kind, 10_000);
    // Then
    assertThat(heap).isBetween(256L, most);
  }
}
