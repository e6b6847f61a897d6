package org.caseledger.api.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.api.web.PageController;
import org.caseledger.command.CommandSide;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.oversight.OversightHandler;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.Page;
import org.caseledger.query.views.ViewEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** What Maven cannot hold: the framework at the edge, pure rules, and time that comes in. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.caseledger");

    private static final ArchRule FRAMEWORK_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.caseledger.command.gate..", "org.caseledger.api.wiring..", "org.caseledger.api.processors..")
            .and()
            .areNotAnnotatedWith(Aggregate.class)
            .and()
            .doNotHaveFullyQualifiedName(CommandSide.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(RosterChanges.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(OversightHandler.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(ViewEventProcessor.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(ViewEventProcessor.class.getPackageName() + ".ViewTrackerStatus")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..");

    private static final ArchRule RULES_KNOW_NO_USERS = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.caseledger.events..",
                    "org.caseledger.procedure..",
                    "org.caseledger.inspection..",
                    "org.caseledger.reporting..",
                    "org.caseledger.vault..",
                    "org.caseledger.proof..",
                    "org.caseledger.eventlog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caseledger.command..", "org.caseledger.query..", "org.caseledger.api..");

    private static final ArchRule QUERIES_KNOW_NO_COMMANDS = noClasses()
            .that()
            .resideInAPackage("org.caseledger.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caseledger.command..", "org.caseledger.api..");

    private static final ArchRule COMMANDS_KNOW_NO_QUERIES = noClasses()
            .that()
            .resideInAPackage("org.caseledger.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caseledger.query..", "org.caseledger.api..");

    private static final ArchRule EVENTS_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.caseledger.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.caseledger.eventlog..",
                    "org.caseledger.procedure..",
                    "org.caseledger.vault..",
                    "org.springframework..",
                    "java.sql..");

    private static final ArchRule FORMATS_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.caseledger.tlog..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.caseledger.tlog..",
                    "org.caseledger.text..",
                    "java..",
                    "org.bouncycastle.crypto..",
                    "org.bouncycastle.asn1.x9..",
                    "org.bouncycastle.math.ec..",
                    "org.jspecify.annotations..");

    private static final ArchRule TEXTS_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.caseledger.text..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.caseledger.text..", "java..", "org.jspecify.annotations..");

    private static final ArchRule FILES_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.caseledger.files..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.caseledger.files..", "java..", "org.jspecify.annotations..");

    private static final ArchRule A_WITNESS_KNOWS_ONLY_FORMATS_AND_FILES = noClasses()
            .that()
            .resideInAPackage("org.caseledger.witness..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.caseledger.witness..",
                    "org.caseledger.tlog..",
                    "org.caseledger.files..",
                    "org.caseledger.text..",
                    "java..",
                    "com.sun.net.httpserver..",
                    "org.jspecify.annotations..");

    private static final ArchRule THE_LOG_KNOWS_NO_PROOF = noClasses()
            .that()
            .resideInAnyPackage("org.caseledger.eventlog..", "org.caseledger.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caseledger.tlog..", "org.caseledger.proof..");

    private static final ArchRule WEB_AND_SECURITY_KNOW_NO_DOMAIN = noClasses()
            .that()
            .resideInAnyPackage("org.caseledger.api.web..", "org.caseledger.api.security..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.caseledger.api..")
                    .and(resideOutsideOfPackages("org.caseledger.api.web..", "org.caseledger.api.security..")));

    private static final ArchRule SECURITY_KNOWS_NO_WEB = noClasses()
            .that()
            .resideInAPackage("org.caseledger.api.security..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.caseledger.api.web..");

    /** The frame, empty fields and problems of pages go by that annotation. */
    private static final ArchRule PAGES_HAVE_THE_FRAME = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and()
            .areNotAnnotations()
            .should()
            .beAnnotatedWith(PageController.class)
            .orShould()
            .beAnnotatedWith(RestController.class);

    /** What a controller translates is asked of a use case, by pages and programs too. */
    private static final ArchRule NOBODY_CALLS_A_CONTROLLER =
            classes().should(dependOnNone(ArchitectureTest::isController));

    /** The gate stands below the aggregates. */
    private static final ArchRule THE_GATE_KNOWS_NO_AGGREGATE = noClasses()
            .that()
            .resideInAPackage("org.caseledger.command.gate..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.caseledger.command..")
                    .and(resideOutsideOfPackages("org.caseledger.command.gate..")));

    private static final ArchRule PARTS_OF_WEB_KNOW_NO_FRAME = noClasses()
            .that()
            .resideInAPackage("org.caseledger.api.web.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.caseledger.api.web");

    private static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("org.caseledger.(**)").should().beFreeOfCycles();

    private static final ArchRule TIME_COMES_IN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** Rows that are built anew in another program are the same text only so. */
    private static final ArchRule WHAT_VIEWS_KEEP_IS_ORDERED = noClasses()
            .that()
            .resideInAPackage("org.caseledger.query..")
            .should()
            .accessTargetWhere(target(name("write")).and(target(owner(type(EventCodec.class)))));

    private static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            noFields().should().beAnnotatedWith(Autowired.class);

    private static final ArchRule FIELDS_OF_BEANS_STAY = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .beFinal();

    @Test
    void thePackagesThatTheRulesNameAreThere() {
        for (var name : List.of(
                "org.caseledger.events",
                "org.caseledger.eventlog",
                "org.caseledger.procedure",
                "org.caseledger.inspection",
                "org.caseledger.reporting",
                "org.caseledger.vault",
                "org.caseledger.files",
                "org.caseledger.text",
                "org.caseledger.tlog",
                "org.caseledger.proof",
                "org.caseledger.witness",
                "org.caseledger.command",
                "org.caseledger.command.gate",
                "org.caseledger.command.complaint",
                "org.caseledger.command.incident",
                "org.caseledger.command.duty",
                "org.caseledger.command.inspection",
                "org.caseledger.command.reporting",
                "org.caseledger.command.accountability",
                "org.caseledger.command.oversight",
                "org.caseledger.query",
                "org.caseledger.query.board",
                "org.caseledger.api.web",
                "org.caseledger.api.web.forms",
                "org.caseledger.api.web.problems",
                "org.caseledger.api.web.requests",
                "org.caseledger.api.web.uploads",
                "org.caseledger.api.security",
                "org.caseledger.api.intake",
                "org.caseledger.api.complaints",
                "org.caseledger.api.board",
                "org.caseledger.api.deadlines",
                "org.caseledger.api.approvals",
                "org.caseledger.api.findings",
                "org.caseledger.api.supervision",
                "org.caseledger.api.links",
                "org.caseledger.api.statistics",
                "org.caseledger.api.process",
                "org.caseledger.api.whatif",
                "org.caseledger.api.incidents",
                "org.caseledger.api.duty",
                "org.caseledger.api.inspections",
                "org.caseledger.api.reporting",
                "org.caseledger.api.search",
                "org.caseledger.api.past",
                "org.caseledger.api.integrity",
                "org.caseledger.api.office",
                "org.caseledger.api.documents",
                "org.caseledger.api.cli",
                "org.caseledger.api.importing",
                "org.caseledger.api.demo",
                "org.caseledger.api.postgres",
                "org.caseledger.api.wiring")) {
            assertThat(PROGRAM.containPackage(name)).as(name).isTrue();
            assertThat(PROGRAM.getPackage(name).getClasses()).as(name).isNotEmpty();
        }
    }

    @Test
    void onlyTheEdgeKnowsTheFramework() {
        FRAMEWORK_AT_THE_EDGE.check(PROGRAM);
    }

    @Test
    void rulesAndLogKnowNeitherSide() {
        RULES_KNOW_NO_USERS.check(PROGRAM);
        EVENTS_KNOW_NOTHING_ELSE.check(PROGRAM);
        FORMATS_KNOW_NOTHING_ELSE.check(PROGRAM);
        THE_LOG_KNOWS_NO_PROOF.check(PROGRAM);
        FILES_KNOW_NOTHING_ELSE.check(PROGRAM);
        TEXTS_KNOW_NOTHING_ELSE.check(PROGRAM);
        A_WITNESS_KNOWS_ONLY_FORMATS_AND_FILES.check(PROGRAM);
    }

    @Test
    void theTwoSidesNeverMeet() {
        QUERIES_KNOW_NO_COMMANDS.check(PROGRAM);
        COMMANDS_KNOW_NO_QUERIES.check(PROGRAM);
    }

    @Test
    void packagesFormNoCycle_andTheGateKnowsNoAggregate() {
        PACKAGES_FORM_NO_CYCLE.check(PROGRAM);
        THE_GATE_KNOWS_NO_AGGREGATE.check(PROGRAM);
    }

    @Test
    void anArrowFromARoomOfCommandsToTheGateWouldBeSeen() {
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.command.complaint..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.caseledger.command.gate.."));
    }

    @Test
    void whatDomainsShareKnowsNoneOfThem() {
        WEB_AND_SECURITY_KNOW_NO_DOMAIN.check(PROGRAM);
        SECURITY_KNOWS_NO_WEB.check(PROGRAM);
        PARTS_OF_WEB_KNOW_NO_FRAME.check(PROGRAM);
    }

    @Test
    void timeComesInThroughAClock() {
        TIME_COMES_IN.check(PROGRAM);
    }

    @Test
    void whatViewsKeepIsWrittenInOneOrder() {
        WHAT_VIEWS_KEEP_IS_ORDERED.check(PROGRAM);
    }

    @Test
    void partsComeInThroughTheConstructor() {
        NOTHING_IS_INJECTED_INTO_FIELDS.check(PROGRAM);
        FIELDS_OF_BEANS_STAY.check(PROGRAM);
        PAGES_HAVE_THE_FRAME.check(PROGRAM);
    }

    @Test
    void nobodyCallsAController() {
        NOBODY_CALLS_A_CONTROLLER.check(PROGRAM);
        seen(classes().should(dependOnNone(one -> one.isAnnotatedWith(Component.class))));
    }

    private static ArchCondition<JavaClass> dependOnNone(Predicate<JavaClass> unwanted) {
        return new ArchCondition<>("depend on no such class but themselves") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getDirectDependenciesFromSelf().stream()
                        .filter(used -> unwanted.test(outermost(used.getTargetClass())))
                        .filter(used -> !outermost(used.getTargetClass()).equals(outermost(one)))
                        .forEach(used -> events.add(violated(one, used.getDescription())));
            }
        };
    }

    private static boolean isController(JavaClass one) {
        return one.isMetaAnnotatedWith(Controller.class) && !one.isAnnotation();
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureTest::outermost).orElse(one);
    }

    /** Breaks every rule that a class of any package can break. */
    static class Culprit {
        @Autowired
        Clock clock = Clock.systemUTC();

        @AggregateIdentifier
        String id = "";

        Instant now() {
            return Instant.now();
        }
    }

    @Test
    void aBrokenRuleIsSeen() {
        var culprit = new ClassFileImporter().importClasses(Culprit.class);
        for (var rule : List.of(FRAMEWORK_AT_THE_EDGE, TIME_COMES_IN, NOTHING_IS_INJECTED_INTO_FIELDS)) {
            assertThatThrownBy(() -> rule.check(culprit)).isInstanceOf(AssertionError.class);
        }
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.caseledger.events.."));
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.proof..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.caseledger.proof..", "java..", "org.jspecify.annotations.."));
        seen(noClasses()
                .that()
                .resideInAPackage(Page.class.getPackageName() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.caseledger.eventlog.."));
        seen(noClasses()
                .that()
                .resideInAnyPackage("org.caseledger.vault..", "org.caseledger.procedure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.caseledger.events.."));
    }

    @Test
    void aCycleOfPackagesOrADomainInWebWouldBeSeen() {
        // Packages of one name in several modules, taken as one.
        seen(slices().matching("org.caseledger.*.(*)..").should().beFreeOfCycles());
        seen(classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .and()
                .areNotAnnotations()
                .should()
                .beAnnotatedWith(PageController.class));
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.api.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.caseledger.api.security.."));
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.api.security..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.caseledger.query.."));
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.api.web.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.caseledger.api.web.problems"));
    }

    @Test
    void aViewThatWritesAsEventsAreWrittenWouldBeSeen() {
        seen(noClasses()
                .that()
                .resideInAPackage("org.caseledger.query..")
                .should()
                .accessTargetWhere(target(name("writeKept")).and(target(owner(type(EventCodec.class))))));
    }

    /** A rule of the same form that the program does break: its packages are looked into. */
    private static void seen(ArchRule broken) {
        assertThatThrownBy(() -> broken.check(PROGRAM)).isInstanceOf(AssertionError.class);
    }
}
