package io.metafolio.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house, seen from the one place where all modules meet. */
@AnalyzeClasses(packages = "io.metafolio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule EJML_LIVES_IN_ENGINES = noClasses()
            .that()
            .resideOutsideOfPackage("io.metafolio.engines..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ejml..");

    @ArchTest
    static final ArchRule BYTES_LIVE_IN_IO = noClasses()
            .that()
            .resideOutsideOfPackage("io.metafolio.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "de.siegmar..");

    @ArchTest
    static final ArchRule ENGINES_AND_IO_NEVER_MEET = noClasses()
            .that()
            .resideInAPackage("io.metafolio.engines..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.metafolio.io..");

    @ArchTest
    static final ArchRule IO_AND_ENGINES_NEVER_MEET = noClasses()
            .that()
            .resideInAPackage("io.metafolio.io..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.metafolio.engines..");

    @ArchTest
    static final ArchRule NO_FILES_OUTSIDE_IO = noClasses()
            .that()
            .resideOutsideOfPackages("io.metafolio.io..", "io.metafolio.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.file..");

    @ArchTest
    static final ArchRule PICOCLI_LIVES_AT_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.metafolio.examples.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule TRANSCENDENTAL_FUNCTIONS_ARE_STRICT = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.owner(JavaClass.Predicates.equivalentTo(Math.class)))
                    .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                            "exp|expm1|log|log10|log1p|pow|cbrt|hypot|a?(sin|cos|tan)h?|atan2"))))
            .because("Math's differ in the last bit between platforms");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = noFields()
            .that()
            .areStatic()
            .should()
            .notBeFinal()
            .because("a static that holds state makes results depend on what ran before");

    @ArchTest
    static final ArchRule EXCEPTIONS_SAY_SO =
            classes().that().areAssignableTo(Throwable.class).should().haveSimpleNameEndingWith("Exception");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.metafolio.(**)").should().beFreeOfCycles();
}
