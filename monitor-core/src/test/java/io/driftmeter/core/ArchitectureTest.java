package io.driftmeter.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The core can be trusted with any data because it can do nothing but compute. */
class ArchitectureTest {
  private static final JavaClasses CORE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.driftmeter.core");

  @Test
  void dependsOnNothingButTheLanguageAndTheMathematics() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("io.driftmeter.core..", "java.io", "java.lang..",
        "java.math", "java.nio", "java.nio.charset", "java.text", "java.time..", "java.util..",
        "org.apache.datasketches..",
        "org.apache.commons.statistics..", "org.ejml..", "org.jspecify..").check(CORE);
  }

  @Test
  void touchesNoFileAndNoClock() {
    noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.(File|RandomAccess).*").orShould()
        .dependOnClassesThat().areAssignableTo(Clock.class).orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "nanoTime").orShould().callMethodWhere(target(name("now"))).check(CORE);
  }

  @Test
  void packagesBuildOnEachOtherInOneDirection() {
    slices().matching("io.driftmeter.core.(*)..").should().beFreeOfCycles().check(CORE);
  }
}
