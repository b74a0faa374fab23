package io.driftmeter.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** What the design promises of the packages, so that it stays true when nobody is looking. */
@AnalyzeClasses(packages = "io.driftmeter.app", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** Kafka may change its internals in any release; what breaks then has to be in one place. */
  @ArchTest
  static final ArchRule onlyTheSketchStoreTouchesKafkasInternals = noClasses()
      .that(not(nameStartingWith("io.driftmeter.app.store.SketchStore"))).should().dependOnClassesThat(
          resideInAPackage("org.apache.kafka..internals..")
              // The only implementation of Headers there is.
              .and(not(name("org.apache.kafka.common.header.internals.RecordHeaders"))));

  /** An event's way leads through the packages in this order; none looks ahead. */
  @ArchTest
  static final ArchRule packagesFollowTheFlow = layeredArchitecture().consideringOnlyDependenciesInLayers()
      .withOptionalLayers(true)
      .layer("poll").definedBy("..app.poll..")
      .layer("decode").definedBy("..app.decode..")
      .layer("store").definedBy("..app.store..")
      .layer("file").definedBy("..app.file..")
      .layer("record").definedBy("..app.record..")
      .layer("segment").definedBy("..app.segment..")
      .layer("report").definedBy("..app.report..")
      .layer("profile").definedBy("..app.profile..")
      .layer("merge").definedBy("..app.merge..")
      .layer("topology").definedBy("..app.topology..")
      .layer("sink").definedBy("..app.sink..")
      .layer("service").definedBy("..app.service..")
      .layer("cli").definedBy("..app.cli..")
      .whereLayer("cli").mayNotBeAccessedByAnyLayer()
      .whereLayer("service").mayOnlyBeAccessedByLayers("cli")
      .whereLayer("sink").mayOnlyBeAccessedByLayers("service", "cli")
      .whereLayer("file").mayOnlyBeAccessedByLayers("cli")
      .whereLayer("topology").mayOnlyBeAccessedByLayers("service", "cli")
      .whereLayer("merge").mayOnlyBeAccessedByLayers("topology", "service")
      .whereLayer("profile").mayOnlyBeAccessedByLayers("topology", "service")
      .whereLayer("report").mayOnlyBeAccessedByLayers("merge", "topology", "service", "cli")
      .whereLayer("record").mayOnlyBeAccessedByLayers("merge", "topology", "service", "cli")
      .whereLayer("segment").mayOnlyBeAccessedByLayers("profile", "cli")
      .whereLayer("poll").mayOnlyBeAccessedByLayers("profile", "service")
      .whereLayer("decode").mayOnlyBeAccessedByLayers("profile", "topology", "service")
      .whereLayer("store").mayOnlyBeAccessedByLayers("profile", "merge", "topology");

  @ArchTest
  static final ArchRule noPackageNeedsItself = slices().matching("io.driftmeter.app.(*)..").should().beFreeOfCycles();

  /** What asks the clock itself cannot be tested without waiting, and judges yesterday's windows by today. */
  @ArchTest
  static final ArchRule timeIsGivenToLogic = noClasses().that()
      .resideOutsideOfPackages("..app.cli..", "..app.service..").should()
      .callMethod(System.class, "currentTimeMillis").orShould().callMethod(Instant.class, "now").orShould()
      .callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now").orShould()
      .callMethod(OffsetDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
      .callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone");

  /** One log, in one format. */
  @ArchTest
  static final ArchRule logsGoThroughSlf4j = noClasses().should().dependOnClassesThat()
      .resideInAPackage("java.util.logging..");
}
