package io.driftmeter.schemas.registry;

import io.driftmeter.schemas.avro.ProfileChunk;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro make objects of the classes generated from our schemas. Since 1.12.2 it refuses any class that was not named to it, with a
 * {@link SecurityException} at the first record read; ours are data only, so naming their package opens nothing.
 */
public final class GeneratedClasses {

  static {
    String generated = ProfileChunk.class.getPackageName();
    ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, type -> type.getPackageName().equals(generated)));
  }

  private GeneratedClasses() {}

  /** Call before the first record is read into a generated class; once per JVM is enough, again does nothing. */
  public static void trust() {
    // The static block has done it.
  }
}
