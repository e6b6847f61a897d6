package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 法定时限: which limits of an office the law binds, and which changes of them it lets pass. */
class StatutoryLimitsTest {
    private static final Set<String> RECEIPT = Set.of("ComplaintReceived");
    private static final Condition OF_COMPLAINTS = law("law-acceptance").when();
    private static final Condition OF_REPORTS = law("law-lead-check").when();
    private static final StatutoryLimits LAW =
            new StatutoryLimits(Procedures.builtIn().ofTheLaw(), LocalDate.of(2026, 12, 1));

    private static DeadlineRule law(String id) {
        return Procedures.builtIn().ofTheLaw().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A limit of an office for taking a case on, which the law gives seven working days. */
    private static DeadlineRule acceptance(int amount, LimitUnit unit, Set<String> startedBy, Condition when) {
        return rule(Clock.ACCEPTANCE, startedBy, when, new Limit(amount, unit), null);
    }

    /** A limit of an office for checking a lead, which is extended once by fifteen days. */
    private static DeadlineRule leadCheck(int limit, int extension, int times) {
        var atMost = new Limit(extension, LimitUnit.WORKING_DAYS);
        return rule(
                Clock.LEAD_CHECK,
                RECEIPT,
                OF_REPORTS,
                new Limit(limit, LimitUnit.WORKING_DAYS),
                new Extension("OWN.1", atMost, times));
    }

    private static DeadlineRule rule(
            Clock clock, Set<String> startedBy, Condition when, Limit limit, @Nullable Extension extension) {
        return new DeadlineRule("own", clock, startedBy, when, limit, "OWN.1", null, null, extension, false);
    }

    private static void passes(DeadlineRule before, DeadlineRule after) {
        assertThatCode(() -> LAW.mustKeep(before, after)).doesNotThrowAnyException();
    }

    private static void refused(DeadlineRule before, DeadlineRule after, String clause) {
        assertThatThrownBy(() -> LAW.mustKeep(before, after))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(clause);
    }

    @Test
    void givenALimitOfTheLaw_whenAnExtensionOfItGrows_thenRefused_evenWithinTheLimit() {
        passes(leadCheck(15, 15, 1), leadCheck(15, 14, 1));
        passes(leadCheck(15, 15, 2), leadCheck(15, 15, 1));
        refused(leadCheck(15, 15, 1), leadCheck(15, 16, 1), "第18条");
        refused(leadCheck(15, 15, 1), leadCheck(15, 15, 2), "第18条");
        refused(leadCheck(10, 15, 1), leadCheck(11, 16, 1), "第18条");
        passes(leadCheck(10, 15, 1), leadCheck(15, 15, 1));
        refused(leadCheck(10, 15, 1), leadCheck(16, 15, 1), "第18条");
    }

    @Test
    void givenALimitInAnotherUnit_whenItGrows_thenRefused_forItCannotBeCompared() {
        var before = acceptance(3, LimitUnit.CALENDAR_DAYS, RECEIPT, OF_COMPLAINTS);
        refused(before, acceptance(4, LimitUnit.CALENDAR_DAYS, RECEIPT, OF_COMPLAINTS), "第15条");
        passes(before, acceptance(2, LimitUnit.CALENDAR_DAYS, RECEIPT, OF_COMPLAINTS));
    }

    @Test
    void givenALimitOfOtherCasesOrFromAnotherStart_whenItGrows_thenTheLawSaysNothing() {
        var unit = LimitUnit.WORKING_DAYS;
        var assigned = Set.of("ComplaintAssigned");
        passes(acceptance(3, unit, RECEIPT, OF_REPORTS), acceptance(30, unit, RECEIPT, OF_REPORTS));
        passes(acceptance(3, unit, assigned, Condition.ANY), acceptance(30, unit, assigned, Condition.ANY));
        refused(acceptance(3, unit, RECEIPT, Condition.ANY), acceptance(30, unit, RECEIPT, Condition.ANY), "第15条");
        refused(acceptance(3, unit, RECEIPT, OF_COMPLAINTS), acceptance(30, unit, RECEIPT, OF_COMPLAINTS), "第15条");
    }
}
