package io.driftmeter.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizing page multiplies these by models, columns, segments and open windows. */
class ProfileSizesTest {
  @ParameterizedTest
  @CsvSource({"NORMAL, 16384", "INTEGERS, 6144", "CATEGORIES_200, 10240", "BOOLEAN, 4096", "TEXT, 46080",
    "EMBEDDING, 25600"})
  void aProfileOfTenThousandRowsStaysWithinItsBound(Kind kind, long most) {
    // Given: what the first measurement loads and compiles would count in it
    ProfileSizes.heap(kind, 1_000);
    // When
    long heap = ProfileSizes.heap(kind, 10_000);
    // Then
    assertThat(heap).isBetween(512L, most);
  }
}
