package dev.orchestrate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture, as far as byte code can show it. What a package may import stands here once.
 */
@AnalyzeClasses(packages = "dev.orchestrate", importOptions = ArchitectureTest.OfMain.class)
class ArchitectureTest {
    private static final String ROOT = "dev.orchestrate.";

    /**
     * So many classes at least: rules that saw nothing have not passed. To be raised as they come.
     */
    private static final int CLASSES_AT_LEAST = 100;

    /** Each package, and all that it may import of ours. A new one gets its line here. */
    private static final Map<String, Set<String>> IMPORTS =
            Map.ofEntries(
                    Map.entry("plan", Set.of()),
                    Map.entry("executor", Set.of()),
                    Map.entry("run", Set.of("plan")),
                    Map.entry("failure", Set.of("plan", "run")),
                    Map.entry("workspace", Set.of()),
                    Map.entry("syntax", Set.of()),
                    Map.entry("gate", Set.of("plan", "run", "workspace")),
                    Map.entry("template", Set.of()),
                    Map.entry(
                            "task", Set.of("plan", "executor", "workspace", "syntax", "template")),
                    Map.entry("journal", Set.of("plan", "run")),
                    Map.entry(
                            "engine",
                            Set.of(
                                    "plan",
                                    "executor",
                                    "workspace",
                                    "run",
                                    "failure",
                                    "gate",
                                    "task",
                                    "journal")),
                    Map.entry("roadmap", Set.of("workspace", "template")),
                    Map.entry("console", Set.of("plan", "run")),
                    Map.entry("report", Set.of("plan", "run", "console")),
                    Map.entry(
                            "cli",
                            Set.of(
                                    "plan",
                                    "executor",
                                    "workspace",
                                    "run",
                                    "failure",
                                    "gate",
                                    "task",
                                    "journal",
                                    "roadmap",
                                    "engine",
                                    "console",
                                    "report")));

    @ArchTest
    static void enoughClassesWereScanned(JavaClasses scanned) {
        assertThat(scanned.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    }

    @ArchTest
    static void importsPointDownTheListOnly(JavaClasses scanned) {
        IMPORTS.forEach((importer, allowed) -> {
            String[] others =
                    IMPORTS.keySet().stream()
                            .filter(other -> !other.equals(importer) && !allowed.contains(other))
                            .map(other -> ROOT + other + "..")
                            .toArray(String[]::new);
            if (others.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + importer + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .check(scanned);
            }
        });
    }

    @ArchTest
    static final ArchRule EVERY_CLASS_HAS_ITS_PLACE_IN_THE_LIST =
            classes()
                    .should()
                    .resideInAnyPackage(
                            IMPORTS.keySet().stream()
                                    .map(name -> ROOT + name + "..")
                                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("dev.orchestrate.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TASK_TYPES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.orchestrate.task.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_CORE_REACHES_NOTHING_OUTSIDE_ITSELF =
            noClasses()
                    .that()
                    .resideInAPackage("dev.orchestrate.run..")
                    .should()
                    .dependOnClassesThat(
                            are(resideInAnyPackage(
                                            "java.io..",
                                            "java.nio.file..",
                                            "java.util.concurrent..",
                                            "java.util.random..",
                                            "java.net..",
                                            "org.slf4j..",
                                            "tools.jackson.."))
                                    .or(named("java.util.Random", "java.time.Clock")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_CORE_IS_GIVEN_ITS_TIME_AND_CHANCE =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.orchestrate.run..",
                            "dev.orchestrate.plan..",
                            "dev.orchestrate.failure..")
                    .should()
                    .callMethodWhere(
                            calls(
                                    "java.lang.System.nanoTime",
                                    "java.lang.System.currentTimeMillis",
                                    "java.lang.System.getenv",
                                    "java.lang.System.getProperty",
                                    "java.lang.Math.random",
                                    "java.util.UUID.randomUUID",
                                    "java.time.Instant.now",
                                    "java.time.LocalDate.now",
                                    "java.time.LocalDateTime.now",
                                    "java.time.ZonedDateTime.now",
                                    "java.time.OffsetDateTime.now"))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_PROGRAM =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.orchestrate.cli..")
                    .should()
                    .callMethodWhere(
                            calls(
                                    "java.lang.System.exit",
                                    "java.lang.Runtime.exit",
                                    "java.lang.Runtime.halt"));

    @ArchTest
    static final ArchRule ONLY_VIEWS_AND_COMMANDS_USE_THE_STANDARD_STREAMS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.orchestrate.cli..", "dev.orchestrate.console..")
                    .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule ONLY_AN_EXECUTOR_MAKES_PROCESSES =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.orchestrate.executor..")
                    .should()
                    .dependOnClassesThat(named("java.lang.ProcessBuilder"))
                    .orShould()
                    .callMethodWhere(calls("java.lang.Runtime.exec"));

    @ArchTest
    static final ArchRule NO_STATIC_FIELD_CHANGES =
            fields().that()
                    .areStatic()
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule JACKSON_IS_THE_THIRD =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            are(resideInAPackage("com.fasterxml.jackson.."))
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAPackage(
                                                            "com.fasterxml.jackson.annotation.."))));

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(
                            new ArchCondition<>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type,
                                                    type.getPackage()
                                                            .isAnnotatedWith(NullMarked.class),
                                                    type.getPackageName() + ": " + type.getName()));
                                }
                            });

    /** ArchUnit's own option knows only the usual build folder; a plan builds into another. */
    static final class OfMain implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe(
                String.join(" or ", names), type -> wanted.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> calls(String... methods) {
        Set<String> wanted = Set.of(methods);
        return DescribedPredicate.describe(
                "its target is one of " + List.of(methods),
                call ->
                        wanted.contains(
                                call.getTargetOwner().getName()
                                        + "."
                                        + call.getTarget().getName()));
    }
}
