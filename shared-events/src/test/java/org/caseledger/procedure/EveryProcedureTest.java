package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contents of the nine files, each compared with the clause it names. */
class EveryProcedureTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);
    private static final Procedures BUILT_IN = Procedures.builtIn();
    private static final Pattern CLAUSE = Pattern.compile("P\\d\\.\\d\\d");

    static Stream<String> ids() {
        return all().map(Procedure::id);
    }

    private static Stream<Procedure> all() {
        return BUILT_IN.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    @DisplayName("every complaint has exactly one limit for its reply, and one for the follow-up")
    void oneReplyAndOneFollowUp(String id) {
        var procedure = BUILT_IN.get(id);
        for (var channel : Channel.values()) {
            for (var severity : Severity.values()) {
                var facts = facts(channel, severity);
                for (var began : List.of("ComplaintReceived", "ComplaintReopened")) {
                    assertThat(clocks(procedure, began, facts))
                            .as("%s %s", channel, severity)
                            .containsOnlyOnce(Clock.REPLY);
                }
                assertThat(clocks(procedure, "ComplaintReplied", facts)).containsExactly(Clock.FOLLOW_UP);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}, {4}")
    @CsvSource({
        "P1, reply, 5, WORKING_DAYS, P1.01",
        "P1, notice-mediation, 1, WORKING_DAYS, P1.11",
        "P3, dispatch, 1, WORKING_DAYS, P3.06",
        "P3, reply, 5, WORKING_DAYS, P3.11",
        "P3, follow-up, 7, WORKING_DAYS, P3.19",
        "P4, dispatch, 1, WORKING_DAYS, P4.05",
        "P4, reply-general, 3, WORKING_DAYS, P4.18",
        "P4, reply-major, 5, WORKING_DAYS, P4.18",
        "P4, reply-urgent, 1, WORKING_DAYS, P4.20",
        "P4, follow-up, 7, WORKING_DAYS, P4.17",
        "P5, reply, 5, WORKING_DAYS, P5.21",
        "P6, reply, 5, WORKING_DAYS, P6.08",
        "P7, reply, 5, WORKING_DAYS, P7.10",
        "P7, follow-up, 7, WORKING_DAYS, P7.14",
        "P8, reply, 5, WORKING_DAYS, P8.17"
    })
    void limits(String id, String rule, int amount, LimitUnit unit, String clause) {
        assertThat(BUILT_IN.get(id).rule(rule).limit()).isEqualTo(new Limit(amount, unit));
        assertThat(BUILT_IN.get(id).rule(rule).clause()).isEqualTo(clause);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "P1.00, P1, 纠纷投诉应急预案",
        "P2.00, P2, 客户投诉紧急预案",
        "P3.00, P3, 被投诉人应急预案的措施",
        "P4.00, P4, 处理消费投诉应急预案",
        "P5.00, P5, 消费者投诉应急演练预案",
        "P6.00, P6, 投诉处置应急预案",
        "P7.00, P7, 投诉工作应急预案",
        "P8.00, P8, 消费专项应急预案"
    })
    void eachHasTheTitleOfItsText(String clause, String id, String title) {
        assertThat(BUILT_IN.get(id).nameZh()).as(clause).isEqualTo(title);
    }

    @Test
    @Tag("P9.00")
    @DisplayName("P9.00 消费者投诉举报中心, 市场监督管理所设立消费者投诉举报岗位")
    void theCenterAndTheStationsHandleCases() {
        for (var severity : Severity.values()) {
            assertThat(BUILT_IN.get("P9").gates().allowHandling(severity, UnitKind.CENTER))
                    .isTrue();
            assertThat(BUILT_IN.get("P9").gates().allowHandling(severity, UnitKind.STATION))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("P1.11 调解达成一致意见后…及时将处理结果告知投诉人: not after one that failed")
    void onlyAnAgreementIsToldByP1() {
        var p1 = BUILT_IN.get("P1");
        var facts = facts(Channel.PHONE, Severity.GENERAL);
        assertThat(clocks(p1, "MediationRecorded", facts.withNamed(true).withAgreed(true)))
                .containsExactly(Clock.NOTICE);
        assertThat(clocks(p1, "MediationRecorded", facts.withNamed(true).withAgreed(false)))
                .isEmpty();
        assertThat(clocks(p1, "MediationRecorded", facts)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    @DisplayName("a file names clauses of its own text only")
    void noFileCitesAnotherProcedure(String id) throws IOException {
        try (var yaml = Procedures.class.getResourceAsStream("/procedures/" + id + ".yaml")) {
            var lines = new String(yaml.readAllBytes(), StandardCharsets.UTF_8).lines();
            assertThat(lines.map(line -> line.replaceFirst("#.*", "")))
                    .flatMap(line -> CLAUSE.matcher(line)
                            .results()
                            .map(MatchResult::group)
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(clause -> assertThat(Clause.procedureOf(clause)).isEqualTo(id));
        }
    }

    @Test
    void signOffAndApprovalsAreAskedByP9Only() {
        assertThat(all().filter(p -> p.gates().signOff() != null))
                .extracting(Procedure::id)
                .containsExactly("P9");
        assertThat(all().filter(p -> p.gates().approvals() != null))
                .extracting(Procedure::id)
                .containsExactly("P9");
        assertThat(all().filter(p -> p.gates().onSite() != null))
                .extracting(p -> p.gates().onSite().clause())
                .containsExactly("P1.13", "P9.14");
    }

    @Test
    void theHandlingOpinion() {
        assertThat(all().filter(p -> p.gates().opinion() != null))
                .extracting(p -> p.gates().opinion())
                .containsExactly(
                        new OpinionGate("P4.15", Set.of(Severity.MAJOR, Severity.URGENT), null, null),
                        new OpinionGate("P6.09", Set.of(), null, new Gate("P6.10")),
                        new OpinionGate("P7.08", Set.of(), new Gate("P7.09"), null));
        var p4 = BUILT_IN.get("P4").gates().opinion();
        assertThat(p4.appliesTo(facts(Channel.PHONE, Severity.GENERAL))).isFalse();
        assertThat(p4.appliesTo(facts(Channel.PHONE, Severity.MAJOR))).isTrue();
        assertThat(BUILT_IN.get("P6").gates().opinion().appliesTo(facts(Channel.PHONE, Severity.GENERAL)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} by {2} ({3})")
    @CsvSource({
        "P1, GENERAL, CENTER, P1.04",
        "P1, MAJOR, CENTER LEADING_GROUP, P1.04",
        "P4, GENERAL, CENTER, P4.12",
        "P4, MAJOR, BRIGADE SECTION STATION, P4.12",
        "P4, URGENT, BRIGADE SECTION STATION, P4.12",
        "P6, GENERAL, BRIGADE SECTION STATION, P6.07"
    })
    void whoHandlesWhat(String id, Severity severity, String units, String clause) {
        var gates = BUILT_IN.get(id).gates();
        assertThat(gates.handledBy().get(severity))
                .containsExactlyInAnyOrder(
                        Stream.of(units.split(" ")).map(UnitKind::valueOf).toArray(UnitKind[]::new));
        assertThat(gates.handledByClause()).isEqualTo(clause);
    }

    @Tag("P7.04c")
    @Test
    void channelsCategoriesAndSeveritiesAreThoseThatATextNames() {
        assertThat(all().filter(p -> p.intake().channels() != null))
                .extracting(p -> p.intake().channels().clause())
                .containsExactly("P1.05", "P2.09", "P4.09", "P5.06", "P6.04", "P7.04", "P9.03");
        assertThat(BUILT_IN.get("P2").intake().channels().values())
                .containsExactly(Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.ONLINE_SERVICE);
        assertThat(BUILT_IN.get("P2").intake().categories())
                .isEqualTo(new ListedValues<>(List.of("服务类", "产品质量类", "价格类", "物流类"), "P2.11"));
        assertThat(BUILT_IN.get("P6").intake().categories())
                .isEqualTo(new ListedValues<>(List.of("产品投诉", "服务投诉", "价格投诉", "合同投诉"), "P6.06"));
        assertThat(all().filter(p -> p.intake().severities() != null))
                .extracting(p -> p.intake().severities().clause())
                .containsExactly("P2.12", "P4.11");
        assertThat(BUILT_IN.get("P3").intake()).isEqualTo(Intake.NONE);
    }

    @Tag("P1.13a")
    @Tag("P9.01c")
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "P1, MAJOR, ASK_INCIDENT P1.13",
        "P2, URGENT, INCIDENT P2.15",
        "P2, MAJOR, ASK_INCIDENT P2.23",
        "P2, GENERAL, ''",
        "P3, GENERAL, INCIDENT P3.06 TASK_FORCE P3.06",
        "P4, URGENT, INCIDENT P4.19 TASK_FORCE P4.19",
        "P4, MAJOR, TASK_FORCE P4.21",
        "P4, GENERAL, ''",
        "P5, GENERAL, ASK_INCIDENT P5.09",
        "P6, MAJOR, ASK_INCIDENT P6.15",
        "P7, MAJOR, ASK_INCIDENT P7.16",
        "P8, GENERAL, INCIDENT P8.16",
        "P9, URGENT, INCIDENT P9.01",
        "P9, MAJOR, ASK_INCIDENT P9.01",
        "P9, GENERAL, ''"
    })
    void whatAGraveCaseCallsFor(String id, Severity severity, String measures) {
        assertThat(BUILT_IN.get(id).responsesTo(severity).stream()
                        .map(r -> r.measure() + " " + r.clause())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(measures);
    }

    private static List<Clock> clocks(Procedure procedure, String event, CaseFacts facts) {
        return procedure.rulesStartedBy(event, facts, DAY).stream()
                .map(DeadlineRule::clock)
                .toList();
    }

    private static CaseFacts facts(Channel channel, Severity severity) {
        return new CaseFacts(
                ComplaintKind.COMPLAINT, channel, severity, Difficulty.ORDINARY, OpinionLevel.GENERAL, null, Set.of());
    }
}
