package io.metafolio;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;

/** The house rules of meta-core (design/house.md) that a compiler does not check. */
@AnalyzeClasses(packages = "io.metafolio", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    /** What a resource of this jar is read with, what a refusal carries, and what every exception implements. */
    private static final Set<String> HARMLESS_IO = Set.of(
            InputStream.class.getName(),
            IOException.class.getName(),
            UncheckedIOException.class.getName(),
            Serializable.class.getName());

    /** The functions of Math whose last bit the specification leaves to the platform. */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    @ArchTest
    static final ArchRule TOUCHES_NO_FILE = noClasses()
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("read or write files") {
                @Override
                public boolean test(JavaClass used) {
                    String pack = used.getPackageName();
                    return pack.startsWith("java.nio.file")
                            || pack.equals("java.nio.channels")
                            || (pack.equals("java.io") && !HARMLESS_IO.contains(used.getName()));
                }
            })
            .because("bytes live in meta-io and only there");

    @ArchTest
    static final ArchRule USES_NO_LIBRARY_OF_OTHERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ejml..", "tools.jackson..", "com.fasterxml..", "de.siegmar..", "picocli..")
            .because("EJML belongs to meta-engines, Jackson and FastCSV to meta-io");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.metafolio.engines..", "io.metafolio.io..", "io.metafolio.cli..")
            .because("core is the innermost module");

    @ArchTest
    static final ArchRule CALLS_STRICT_MATH = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("the last bit differs between platforms") {
                @Override
                public boolean test(JavaMethodCall call) {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    return target.getOwner().isEquivalentTo(Math.class) && INEXACT.contains(target.getName());
                }
            })
            .because("numbers are bit-identical on every JVM: StrictMath");

    @ArchTest
    static final ArchRule HIDES_GUAVA = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(new ArchCondition<JavaMethod>("not name a Guava type in their signature") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                            .filter(type -> type.getPackageName().startsWith("com.google.common"))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " names " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.metafolio.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ROOT_IS_ON_TOP = noClasses()
            .that()
            .resideInAPackage("io.metafolio.*..")
            .and()
            .resideOutsideOfPackage("io.metafolio.study")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.metafolio")
            .because("the run uses the rooms, not the other way round; a study is of whole runs");

    @ArchTest
    static final ArchRule HOLDS_NO_STATIC_STATE =
            fields().that().areStatic().should().beFinal().because("no static holds state");

    @ArchTest
    static final ArchRule PUBLIC_CLASSES_ARE_VALUES = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotAssignableTo(Throwable.class)
            .and()
            .haveSimpleNameNotEndingWith("Builder")
            .should(new ArchCondition<JavaClass>("be records, enums or final") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.isRecord()
                            && !type.isEnum()
                            && !type.getModifiers().contains(FINAL)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " can be extended"));
                    }
                }
            });

    @ArchTest
    static final ArchRule FIELDS_ARE_PRIVATE = fields().that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .bePrivate();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_IT_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper");
}
