package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitKind;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInProceduresTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);
    private static final Procedures BUILT_IN = Procedures.builtIn();
    private static final Procedure P9 = BUILT_IN.get("P9");
    private static final Procedure P2 = BUILT_IN.get("P2");

    @Test
    void allNineAreThere() {
        assertThat(BUILT_IN.all())
                .extracting(Procedure::id, Procedure::version, Procedure::officeCode)
                .containsExactly(
                        tuple("P1", "P1-2", "纠投"),
                        tuple("P2", "P2-2", "客诉"),
                        tuple("P3", "P3-2", "应诉"),
                        tuple("P4", "P4-2", "消投"),
                        tuple("P5", "P5-2", "消急"),
                        tuple("P6", "P6-2", "投处"),
                        tuple("P7", "P7-2", "投工"),
                        tuple("P8", "P8-2", "消应"),
                        tuple("P9", "P9-2", "郫市监投"));
        assertThatThrownBy(() -> BUILT_IN.get("P0"))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("P1, P2, P3, P4, P5, P6, P7, P8, P9");
        assertThat(P9.rule("reply-letter").clause()).isEqualTo("P9.08");
        assertThatThrownBy(() -> P9.rule("reply-owl"))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("reply-letter");
    }

    @Test
    void everyEventThatStartsAClockExists() {
        assertThat(EventCodec.types().stream().map(EventCodec::nameOf)).containsAll(DeadlineRule.STARTING_EVENTS);
    }

    @Nested
    @DisplayName("P9, the bureau's")
    class P9Test {
        @DisplayName("P9.08: every channel has exactly one reply limit, for each kind but opinion")
        @ParameterizedTest
        @EnumSource(Channel.class)
        void oneReplyLimitForEveryChannel(Channel channel) {
            for (var kind : EnumSet.complementOf(EnumSet.of(ComplaintKind.OPINION))) {
                for (var difficulty : Difficulty.values()) {
                    for (var event : List.of("ComplaintReceived", "ComplaintReopened")) {
                        var facts = facts(kind, channel, difficulty);
                        assertThat(limits(P9, event, Clock.REPLY, facts))
                                .as("%s", facts)
                                .hasSize(1);
                    }
                }
            }
            assertThat(limits(P9, "ComplaintReceived", Clock.REPLY, opinion(OpinionLevel.RED)))
                    .isEmpty();
        }

        @Tag("P9.08a")
        @Tag("P9.08b")
        @Tag("P9.08c")
        @Tag("P9.08d")
        @Tag("P9.08e")
        @ParameterizedTest(name = "P9.08: {0}, {1}: {2} {3}, extendable {4}")
        @CsvSource({
            "MAYOR_HOTLINE, COMPLEX, 5, WORKING_DAYS, false",
            "HOTLINE_12315, ORDINARY, 5, WORKING_DAYS, false",
            "HOTLINE_12331, ORDINARY, 5, WORKING_DAYS, false",
            "HOTLINE_12365, ORDINARY, 5, WORKING_DAYS, false",
            "LETTER, ORDINARY, 7, WORKING_DAYS, false",
            "VISIT, ORDINARY, 5, WORKING_DAYS, false",
            "TRANSFER, ORDINARY, 5, WORKING_DAYS, false",
            "PHONE, HARDER, 5, WORKING_DAYS, false",
            "FAX, ORDINARY, 5, WORKING_DAYS, false",
            "EMAIL, ORDINARY, 5, WORKING_DAYS, false",
            "ONLINE_SERVICE, ORDINARY, 5, WORKING_DAYS, false",
            "MEDIA, ORDINARY, 5, WORKING_DAYS, false",
            "WEIBO, ORDINARY, 24, CLOCK_HOURS, true",
            "WEIBO, HARDER, 48, CLOCK_HOURS, true",
            "WECHAT, ORDINARY, 24, CLOCK_HOURS, true",
            "WECHAT, COMPLEX, 72, CLOCK_HOURS, true"
        })
        void replyLimits(Channel channel, Difficulty difficulty, int amount, LimitUnit unit, boolean longer) {
            var rule = only(P9, "ComplaintReceived", Clock.REPLY, facts(ComplaintKind.REPORT, channel, difficulty));
            assertThat(rule.limit()).isEqualTo(new Limit(amount, unit));
            assertThat(rule.extension() != null).isEqualTo(longer);
        }

        @Test
        @DisplayName("P9.03: sign-off by the next working day, but not of an inquiry")
        void signOff() {
            for (var kind : ComplaintKind.values()) {
                var facts = CaseFacts.unclassified(kind, Channel.PHONE);
                assertThat(limits(P9, "ComplaintReceived", Clock.SIGN_OFF, facts))
                        .isEqualTo(kind == ComplaintKind.INQUIRY ? List.of() : List.of(Days.workingDays(1)));
            }
        }

        @Tag("P9.03d")
        @Tag("P9.15b")
        @Test
        @DisplayName("P9.03 dispatch the same day; P9.15 reassignment by the next working day")
        void dispatchAndReassignment() {
            var facts = CaseFacts.unclassified(ComplaintKind.INQUIRY, Channel.PHONE);
            assertThat(limits(P9, "RoutingSignedOff", Clock.DISPATCH, facts)).containsExactly(Days.calendarDays(0));
            assertThat(limits(P9, "ComplaintReturned", Clock.REASSIGNMENT, facts))
                    .containsExactly(Days.workingDays(1));
            assertThat(limits(P9, "ComplaintReplied", Clock.FOLLOW_UP, facts)).containsExactly(Days.workingDays(7));
        }

        @Test
        @DisplayName("P9.06: acceptance by line of business; the shortest limit of all while it is not said")
        void acceptance() {
            var report = ComplaintKind.REPORT;
            assertThat(only(P9, "ComplaintReceived", Clock.ACCEPTANCE, line(report, null))
                            .id())
                    .isEqualTo("acceptance");
            assertThat(only(P9, "ComplaintReceived", Clock.ACCEPTANCE, line(report, LineOfBusiness.QUALITY))
                            .id())
                    .isEqualTo("acceptance-quality");
            assertThat(limits(P9, "ComplaintReceived", Clock.ACCEPTANCE, line(ComplaintKind.INQUIRY, null)))
                    .isEmpty();
        }

        @Tag("P9.10b")
        @ParameterizedTest(name = "P9.10: {0} opinion within {1} h")
        @CsvSource({"BLUE, 120", "YELLOW, 72", "ORANGE, 24", "RED, 24"})
        void opinionReports(OpinionLevel level, int hours) {
            assertThat(limits(P9, "ComplaintReceived", Clock.OPINION_REPORT, opinion(level)))
                    .containsExactly(Days.hours(hours));
        }

        @Tag("P9.10a")
        @Test
        @DisplayName("P9.09-10: no limit for general opinion, the same day once a hazard is found")
        void generalOpinion() {
            var calm = opinion(OpinionLevel.GENERAL);
            var hazard = opinion(OpinionLevel.GENERAL, Flag.SAFETY_HAZARD);
            assertThat(limits(P9, "ComplaintReceived", Clock.OPINION_REPORT, calm))
                    .isEmpty();
            assertThat(limits(P9, "ComplaintClassified", Clock.OPINION_REPORT, calm))
                    .isEmpty();
            assertThat(limits(P9, "ComplaintClassified", Clock.OPINION_REPORT, hazard))
                    .containsExactly(Days.calendarDays(0));
        }

        @Tag("O121-30")
        @Test
        void gates() {
            var gates = P9.gates();
            assertThat(gates.signOff()).isEqualTo(new Gate("P9.03"));
            assertThat(gates.onSite()).isEqualTo(new Gate("P9.14"));
            assertThat(gates.approvals())
                    .isEqualTo(new ApprovalGate(
                            "P9.12",
                            Set.of(Flag.PROFESSIONAL_COMPLAINANT, Flag.WIDE_IMPACT),
                            Set.of(Severity.MAJOR, Severity.URGENT),
                            List.of(ApprovalLevel.LEADER, ApprovalLevel.LEGAL)));
            assertThat(gates.allowHandling(Severity.URGENT, UnitKind.CENTER)).isTrue();
            assertThat(gates.allowHandling(Severity.URGENT, UnitKind.STATION)).isTrue();
            assertThat(gates.allowHandling(Severity.GENERAL, UnitKind.LEGAL)).isFalse();
        }

        @Tag("P9.12e")
        @Test
        @DisplayName("P9.12: approvals for the flags and severities that it names, for no other")
        void approvals() {
            var gate = P9.gates().approvals();
            assertThat(gate.appliesTo(severity(Severity.GENERAL))).isFalse();
            assertThat(gate.appliesTo(severity(Severity.MAJOR))).isTrue();
            assertThat(gate.appliesTo(opinion(OpinionLevel.RED, Flag.ON_SITE))).isFalse();
            assertThat(gate.appliesTo(opinion(OpinionLevel.RED, Flag.WIDE_IMPACT)))
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("P2, a company's")
    class P2Test {
        @ParameterizedTest(name = "{2}: {0} within {1} working days")
        @CsvSource({"GENERAL, 3, P2.13", "MAJOR, 5, P2.14", "URGENT, 1, P2.15"})
        void replyLimits(Severity severity, int amount, String clause) {
            for (var event : List.of("ComplaintReceived", "ComplaintReopened")) {
                var rule = only(P2, event, Clock.REPLY, severity(severity));
                assertThat(rule.limit()).isEqualTo(Days.workingDays(amount));
                assertThat(rule.clause()).isEqualTo(clause);
                assertThat(rule.extension()).isEqualTo(new Extension("P2.17", Days.workingDays(10), 2));
            }
        }

        @Test
        @DisplayName("has no other clock than reply, follow-up (P2.21) and assistance")
        void clocks() {
            assertThat(P2.rules())
                    .extracting(DeadlineRule::clock)
                    .containsOnly(Clock.REPLY, Clock.FOLLOW_UP, Clock.ASSISTANCE);
            assertThat(P2.rule("follow-up").limit()).isEqualTo(Days.workingDays(7));
        }

        @Test
        void gates() {
            var gates = P2.gates();
            assertThat(gates.signOff()).isNull();
            assertThat(gates.approvals()).isNull();
            assertThat(gates.onSite()).isNull();
            assertThat(gates.handledBy().get(Severity.GENERAL)).containsOnly(UnitKind.CENTER);
            assertThat(gates.handledBy().get(Severity.MAJOR)).containsOnly(UnitKind.LEADING_GROUP);
            assertThat(gates.handledBy().get(Severity.URGENT)).hasSize(5);
        }
    }

    private static List<Limit> limits(Procedure procedure, String event, Clock clock, CaseFacts facts) {
        return procedure.rulesStartedBy(event, facts, DAY).stream()
                .filter(rule -> rule.clock() == clock)
                .map(DeadlineRule::limit)
                .toList();
    }

    private static DeadlineRule only(Procedure procedure, String event, Clock clock, CaseFacts facts) {
        var rules = procedure.rulesStartedBy(event, facts, DAY).stream()
                .filter(rule -> rule.clock() == clock)
                .toList();
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    private static CaseFacts facts(ComplaintKind kind, Channel channel, Difficulty difficulty) {
        return new CaseFacts(kind, channel, Severity.GENERAL, difficulty, OpinionLevel.GENERAL, null, Set.of());
    }

    private static CaseFacts severity(Severity severity) {
        return new CaseFacts(
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                severity,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of());
    }

    private static CaseFacts line(ComplaintKind kind, @Nullable LineOfBusiness line) {
        return new CaseFacts(
                kind, Channel.PHONE, Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, line, Set.of());
    }

    private static CaseFacts opinion(OpinionLevel level, Flag... flags) {
        return new CaseFacts(
                ComplaintKind.OPINION,
                Channel.MEDIA,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                level,
                null,
                Set.of(flags));
    }
}
