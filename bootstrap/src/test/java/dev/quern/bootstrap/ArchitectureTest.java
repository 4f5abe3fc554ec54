package dev.quern.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The import table of {@code docs/architecture.md}, as rules that fail the build. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.quern");

  private static final Set<String> BELOW_JOBS =
      Set.of(
          "domain",
          "storage",
          "types",
          "catalog",
          "sql",
          "udf",
          "scripting",
          "versioning",
          "streaming");

  /** Which modules a module may import. */
  private static final Map<String, Set<String>> IMPORTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("domain", Set.of()),
              Map.entry("storage", Set.of("domain")),
              Map.entry("types", Set.of("domain", "storage")),
              Map.entry("catalog", Set.of("domain", "storage")),
              Map.entry("sql", Set.of("domain", "storage", "types", "catalog")),
              Map.entry("udf", Set.of("domain", "storage", "types", "catalog", "sql")),
              Map.entry("scripting", Set.of("domain", "storage", "types", "catalog", "sql", "udf")),
              Map.entry("versioning", Set.of("domain", "storage", "types", "catalog", "sql")),
              Map.entry("streaming", Set.of("domain", "storage", "types", "catalog", "sql")),
              Map.entry("jobs", BELOW_JOBS),
              // All above but storage: an adapter never touches it.
              Map.entry("adapter.rest", above("jobs")),
              Map.entry("adapter.grpc", above("jobs"))));

  private static Set<String> above(String last) {
    return Set.copyOf(
        Stream.concat(BELOW_JOBS.stream(), Stream.of(last))
            .filter(module -> !module.equals("storage"))
            .toList());
  }

  @TestFactory
  Stream<DynamicTest> importsPointDownwardOnly() {
    List<String> modules = new ArrayList<>(IMPORTS.keySet());
    modules.add("bootstrap");
    return IMPORTS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey() + " imports only " + entry.getValue(),
                () ->
                    noClasses()
                        .that()
                        .resideInAPackage(packages(entry.getKey()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                            modules.stream()
                                .filter(module -> !module.equals(entry.getKey()))
                                .filter(module -> !entry.getValue().contains(module))
                                .map(ArchitectureTest::packages)
                                .toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES)));
  }

  @Test
  void everyClassLivesInAModule() {
    assertThat(CLASSES)
        .allSatisfy(type ->
            assertThat(type.getPackageName())
                .satisfies(name ->
                    assertThat(
                            Stream.concat(IMPORTS.keySet().stream(), Stream.of("bootstrap"))
                                .anyMatch(
                                    module -> (name + ".").startsWith("dev.quern." + module + ".")))
                        .isTrue()));
  }

  @Test
  void theDomainKnowsNothingButTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("dev.quern.domain..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "dev.quern.domain..", "org.jspecify.annotations")
        .because("the vocabulary must outlive every framework")
        .check(CLASSES);
  }

  @Test
  void springLivesOnlyInAdaptersAndBootstrap() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.quern.adapter..", "dev.quern.bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .because("the rooms below are plain Java")
        .check(CLASSES);
  }

  @Test
  void duckDbIsKnownToStorageAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.quern.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.duckdb..", "java.sql..", "javax.sql..")
        .because("the engine sits behind one module")
        .check(CLASSES);
  }

  @Test
  void noGrpcTypeLeavesItsAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.quern.adapter.grpc..", "dev.quern.bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.grpc..", "com.google.cloud.bigquery.storage..", "com.google.protobuf..")
        .because("streaming is plain Java, its wire form is the adapter's")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> packagesOfAModuleFormNoCycle() {
    return IMPORTS.keySet().stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    slices()
                        .matching("dev.quern." + module + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(CLASSES)));
  }

  private static String packages(String module) {
    return "dev.quern." + module + "..";
  }
}
