package io.metafolio.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The kernel's interface lives here and nowhere else, and here lives nothing but what hands results to it. */
@AnalyzeClasses(packages = "io.metafolio", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_KERNEL_IS_KNOWN_HERE_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.metafolio.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dflib..");

    @ArchTest
    static final ArchRule NOTHING_IS_DRAWN_HERE = noClasses()
            .that()
            .resideInAPackage("io.metafolio.notebook..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.metafolio.notebook..", "io.metafolio.io.html..", "org.dflib..", "java..", "org.jspecify..");

    private ArchitectureTest() {}
}
