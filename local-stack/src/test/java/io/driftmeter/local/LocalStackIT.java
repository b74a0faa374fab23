package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.driftmeter.local.testing.TestEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  @Test
  void aRestartedBrokerIsAtTheSameAddressWithTheSameRecords() {
    // Given
    try (Stack stack = TestEnvironment.start()) {
      Contents.createTopic(stack, "trips");
      Contents.produce(stack, "trips", "before");
      String address = stack.bootstrapServers();

      // When
      stack.broker().stop();
      Throwable whileStopped = catchThrowable(() -> Contents.createTopic(stack, "other"));
      stack.broker().start();
      Contents.produce(stack, "trips", "after");

      // Then
      assertThat(whileStopped).hasRootCauseInstanceOf(TimeoutException.class);
      assertThat(stack.bootstrapServers()).isEqualTo(address);
      assertThat(Contents.consume(stack, "trips", 2)).containsExactly("before", "after");
    }
  }

  @Test
  void aRestartedPostgresIsAtTheSameAddressWithTheSameRows() throws SQLException {
    // Given
    try (Stack stack = TestEnvironment.start()) {
      String database = stack.newDatabase();
      Contents.execute(stack, database, "create table kept as select 42 as answer");

      // When
      stack.postgres().stop();
      Throwable whileStopped = catchThrowable(() -> Contents.query(stack, database, "select 1"));
      stack.postgres().start();

      // Then
      assertThat(whileStopped).isInstanceOf(SQLException.class);
      assertThat(stack.postgres().isRunning()).isTrue();
      assertThat(Contents.query(stack, database, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void aGivenFolderKeepsEverythingForTheNextStackOnOtherPorts(@TempDir Path folder) throws SQLException {
    // Given
    try (var stack = LocalStack.builder().data(folder).start()) {
      Contents.createTopic(stack, "trips");
      Contents.produce(stack, "trips", "kept");
      Contents.execute(stack, stack.jdbcUrl(), "create table kept as select 42 as answer");
    }

    // When
    try (var stack = LocalStack.builder().data(folder).start()) {

      // Then
      assertThat(Contents.consume(stack, "trips", 1)).containsExactly("kept");
      assertThat(Contents.query(stack, stack.jdbcUrl(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void aStackWithoutAFolderLeavesNoneBehind() {
    // Given
    LocalStack stack = LocalStack.start();
    boolean there = Files.exists(stack.folder());

    // When
    stack.close();

    // Then
    assertThat(there).isTrue();
    assertThat(stack.folder()).doesNotExist();
  }

  @Test
  void twoStacksNeverShareAFolder(@TempDir Path folder) {
    // Given
    try (var stack = LocalStack.builder().data(folder).broker(false).postgres(false).start()) {

      // When / Then
      assertThatThrownBy(() -> LocalStack.builder().data(folder).start()).isInstanceOf(LocalStackException.class)
          .hasMessageContaining(stack.folder().toString()).hasMessageContaining("Another local stack");
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNamedWhenUsed() {
    // Given
    try (var stack = LocalStack.builder().broker(false).postgres(false).start()) {

      // When / Then
      assertThat(stack.registryUrl()).startsWith("http://127.0.0.1:");
      assertThatThrownBy(stack::jdbcUrl).isInstanceOf(LocalStackException.class).hasMessageContaining("Postgres");
    }
  }

  @Test
  void whatStartedIsStoppedAgainWhenAnotherPartCannotStart() {
    // Given
    try (var occupant = new LocalRegistry(null, 0)) {
      occupant.start();
      int occupied = Integer.parseInt(occupant.address().substring("http://127.0.0.1:".length()));
      int postgresPort = Ports.free();

      // When
      Throwable failure = catchThrowable(
          () -> LocalStack.builder().broker(false).ports(0, postgresPort, occupied).start());

      // Then
      assertThat(failure).isInstanceOf(LocalStackException.class).hasMessageContaining(Integer.toString(occupied));
      assertThat(Ports.isFree(postgresPort)).isTrue();
    }
  }
}
