package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.SecretNow;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What each finding says in both languages, by which clause, and who answers for it. */
class FindingWordsTest {
    private static final FindingView VIEW = new FindingView(new PGSimpleDataSource(), Procedures.builtIn());
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SENT = "abcdef123456" + "7".repeat(52);

    private static List<Finding> in(History history) {
        return fold(VIEW, history.recorded()).findings();
    }

    private static List<Finding> in(History history, FindingRule rule) {
        return in(history).stream().filter(finding -> finding.rule() == rule).toList();
    }

    private static History signedOff() {
        return History.received().classified(Severity.MAJOR).later(HOUR).signedOff(XIPU);
    }

    private static History lowered(Severity severity) {
        var history = History.received().classified(Severity.MAJOR, Flag.WIDE_IMPACT);
        return history.by(Role.LEADER, new LoweringApproved(1, null, "leader", history.occurred()))
                .classified(severity);
    }

    private static History accepted() {
        return signedOff().assigned(XIPU).accepted();
    }

    private static History drafted() {
        return accepted().later(HOUR).drafted();
    }

    private static History replyDue() {
        return accepted().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
    }

    private static History archived(History history, DossierPart... present) {
        return history.by(Role.CENTER_HEAD, new ComplaintArchived(Set.of(present), Map.of(), history.occurred()));
    }

    private static History declined(String reason, Told told) {
        var history = signedOff().assigned(XIPU);
        return history.by(
                Role.HANDLER, new ComplaintDeclined(reason, told, null, null, null, null, null, history.occurred()));
    }

    private static History notLinked(History history) {
        return history.noticed(
                new RepeatNotLinked(history.caseId(), CaseId.named("earlier"), "郫市监投〔2026〕000001号", 1, 30));
    }

    static Stream<Arguments> findings() {
        var afterMidnight = signedOff().at("2026-03-03T16:00:00Z").assigned(XIPU);
        var thirdReturn = signedOff()
                .assigned(XIPU)
                .returned()
                .assigned(ANJING)
                .returned()
                .assigned(XIPU);
        var unasked = new Told(Medium.PHONE, Instant.parse("2026-03-02T02:00:00Z"));
        return Stream.of(
                Arguments.of(
                        signedOff().classified(Severity.GENERAL, Flag.ON_SITE),
                        FindingRule.GATE_LOWERED,
                        "降低：严重程度由“重大”改为“一般”（未经局领导批准）",
                        "Lowered: severity from “major” to “ordinary” (without a leader’s approval)",
                        "P9.12",
                        null),
                Arguments.of(
                        lowered(Severity.GENERAL),
                        FindingRule.GATE_LOWERED,
                        "降低：严重程度由“重大”改为“一般”、取消标识“社会影响面大”（经局领导批准）",
                        "Lowered: severity from “major” to “ordinary”, flag “wide social impact” removed"
                                + " (approved by a leader)",
                        "P9.12",
                        null),
                Arguments.of(
                        signedOff().corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY"),
                        FindingRule.GATE_LOWERED,
                        "降低：性质由“投诉”改为“咨询”（未经局领导批准）",
                        "Lowered: kind from “complaint” to “inquiry” (without a leader’s approval)",
                        "P9.12",
                        null),
                Arguments.of(
                        signedOff().assigned(XIPU).classified(Severity.GENERAL).referred(),
                        FindingRule.DECLINED_PAST_GATE,
                        "已告知转送，缺少：局领导批准、法规科法制审核",
                        "Case referred; missing: leader approval, legal review",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        lowered(Severity.GENERAL).assigned(XIPU).declined(),
                        FindingRule.DECLINED_PAST_GATE,
                        "不予受理，缺少：局领导批准、法规科法制审核（此前经局领导批准降级）",
                        "Case declined; missing: leader approval, legal review (downgraded before,"
                                + " approved by a leader)",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        afterMidnight,
                        FindingRule.ASSIGNED_AFTER_SIGN_OFF_DAY,
                        "2026-03-02签阅，2026-03-04方才分派",
                        "Signed off on 2026-03-02, assigned on 2026-03-04",
                        "P9.03",
                        null),
                Arguments.of(
                        thirdReturn.returned(),
                        FindingRule.RETURNED_REPEATEDLY,
                        "第3次退回",
                        "Return no. 3",
                        "P9.15",
                        XIPU),
                Arguments.of(
                        signedOff()
                                .assigned(XIPU)
                                .returned()
                                .set(Clock.REASSIGNMENT, 1, "2026-03-03T16:00:00Z")
                                .missed(Clock.REASSIGNMENT, 1),
                        FindingRule.NOT_REASSIGNED_IN_TIME,
                        "退回后时限届满仍未重新分派",
                        "Not reassigned before the deadline passed",
                        "P9.08",
                        null),
                Arguments.of(
                        declined("　", unasked),
                        FindingRule.DECLINED_WITHOUT_REASON,
                        "未写明理由",
                        "No reason is given",
                        "P9.07",
                        XIPU),
                Arguments.of(
                        declined("已过三年", null),
                        FindingRule.DECLINED_WITHOUT_REASON,
                        "有理由而无告知记录",
                        "A reason is given, but there is no record of notifying the complainant",
                        "P9.07",
                        XIPU),
                Arguments.of(
                        drafted().later(HOUR).approved(ApprovalLevel.LEGAL),
                        FindingRule.LEGAL_BEFORE_LEADER,
                        "第1稿法规科法制审核时缺少：局领导批准",
                        "Draft 1 had no leader approval at the time of legal review",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        drafted().later(Duration.ofSeconds(7)).approved(ApprovalLevel.LEADER),
                        FindingRule.RUBBER_STAMP,
                        "第1稿送签后7秒即局领导批准",
                        "Draft 1: leader approval 7 seconds after submission",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        accepted().replied(),
                        FindingRule.REPLY_WITHOUT_APPROVALS,
                        "缺少：局领导批准、法规科法制审核",
                        "Missing: leader approval, legal review",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        drafted().later(HOUR).approved(ApprovalLevel.LEADER).replied(),
                        FindingRule.REPLY_WITHOUT_APPROVALS,
                        "缺少：法规科法制审核",
                        "Missing: legal review",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        sentOther(drafted().later(HOUR).approved(ApprovalLevel.LEADER)),
                        FindingRule.SENT_DIFFERS_FROM_APPROVED,
                        "批准的是第1稿（000000000000…），发出的是另一文本（abcdef123456…）",
                        "Draft 1 (000000000000…) was approved; a different text (abcdef123456…) was sent",
                        "P9.12",
                        XIPU),
                Arguments.of(
                        replyDue().at("2026-03-10T01:00:00Z").extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z"),
                        FindingRule.EXTENDED_AFTER_DEADLINE,
                        "回复时限届满后才延期",
                        "The reply deadline had passed when it was extended",
                        "P9.08",
                        XIPU),
                Arguments.of(
                        replyDue().missed(Clock.REPLY, 1),
                        FindingRule.DEADLINE_MISSED,
                        "回复时限逾期",
                        "The reply deadline passed",
                        "P9.08",
                        XIPU),
                Arguments.of(
                        replyDue()
                                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                                .missed(Clock.REPLY, 1),
                        FindingRule.DEADLINE_MISSED,
                        "回复时限逾期（承诺时间已过）",
                        "The reply deadline passed, as did the promised time",
                        "P9.08",
                        XIPU),
                Arguments.of(
                        accepted().corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店"),
                        FindingRule.CORRECTED_AFTER_REPLY,
                        null,
                        null,
                        null,
                        null),
                Arguments.of(
                        accepted().replied().corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店"),
                        FindingRule.CORRECTED_AFTER_REPLY,
                        "回复后更正：被投诉人，原因：登记有误",
                        "Corrected after the reply: respondent; reason: 登记有误",
                        "P9.03",
                        null),
                Arguments.of(
                        archived(accepted().replied(), DossierPart.values()),
                        FindingRule.NO_FOLLOW_UP,
                        "未回访即归档",
                        "Archived without a follow-up",
                        Clause.OF_THE_LEDGER,
                        null),
                Arguments.of(
                        accepted()
                                .replied()
                                .set(Clock.FOLLOW_UP, 1, "2026-03-13T16:00:00Z")
                                .missed(Clock.FOLLOW_UP, 1),
                        FindingRule.NO_FOLLOW_UP,
                        "回访时限届满未回访",
                        "No follow-up before the deadline passed",
                        "P9.08",
                        null),
                Arguments.of(
                        archived(accepted().replied(), DossierPart.HANDLING_OPINION),
                        FindingRule.DOSSIER_GAPS,
                        "缺少：投诉登记表、调查报告、反馈记录",
                        "Missing: registration form, investigation report, feedback record",
                        "P9.04",
                        XIPU),
                Arguments.of(
                        rectificationOverdue(accepted()),
                        FindingRule.RECTIFICATION_OVERDUE,
                        "整改第2项到期未完成",
                        "Rectification 2 was not completed when due",
                        Clause.OF_THE_LEDGER,
                        XIPU),
                Arguments.of(
                        read(ReadingSign.MANY_CASES),
                        FindingRule.READ_MANY_CASES,
                        "截至2026-03-02 09:30当日已查阅60件，平日平均12件",
                        "By 2026-03-02 09:30, 60 cases read on that day; on other days 12 on average",
                        Clause.OF_THE_LEDGER,
                        XIPU),
                Arguments.of(
                        read(ReadingSign.OFF_HOURS),
                        FindingRule.READ_OFF_HOURS,
                        "于2026-03-02 09:30非办公时间查阅，当日不在值班",
                        "Read at 2026-03-02 09:30, out of office hours and without duty",
                        Clause.OF_THE_LEDGER,
                        XIPU),
                Arguments.of(
                        read(ReadingSign.OWN_PHONE),
                        FindingRule.READ_OWN_PHONE,
                        "于2026-03-02 09:30查阅，投诉人电话与查阅人值班电话相同",
                        "Read at 2026-03-02 09:30; the complainant's phone is the reader's own on a roster",
                        Clause.OF_THE_LEDGER,
                        XIPU),
                Arguments.of(
                        notLinked(accepted().replied()),
                        FindingRule.REPEAT_NOT_LINKED,
                        "与郫市监投〔2026〕000001号为同一电话、同一被投诉人（30日内），归档时未关联或并案",
                        "Same phone number and respondent as 郫市监投〔2026〕000001号 (within 30 days); archived without a link",
                        Clause.OF_THE_LEDGER,
                        null));
    }

    private static History sentOther(History history) {
        return history.by(Role.HANDLER, new ComplaintReplied(SEALED, SENT, 1, Medium.PHONE, history.occurred()));
    }

    private static History read(ReadingSign sign) {
        var history = accepted();
        return history.noticed(new UnusualReadingNoticed(
                history.caseId(), sign, "handler", XIPU, Instant.parse("2026-03-02T01:30:00Z"), 2, 60, 12));
    }

    private static History rectificationOverdue(History history) {
        return history.noticed(new RectificationOverdue(history.caseId(), 2, history.now()));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("findings")
    void givenAHistory_whenTheRuleFinds_thenItSaysWhatByWhichClauseAndWhoAnswers(
            History history, FindingRule rule, String zh, String en, String clause, UnitId unit) {
        if (zh == null) {
            assertThat(in(history, rule)).isEmpty();
            return;
        }
        var found = in(history, rule);

        assertThat(found)
                .last()
                .extracting(Finding::zh, Finding::en, Finding::clause, Finding::unit)
                .containsExactly(zh, en, clause, unit);
        assertThat(found).last().extracting(Finding::severity).isEqualTo(rule.severity());
    }

    @Test
    void givenOnePersonOnBothSides_whenApproved_thenTheSentencesNameTheDraft() {
        var history = drafted().drafted().later(HOUR);
        history.by(Role.LEADER, approval(history, ApprovalLevel.LEADER, "handler"));
        history.later(HOUR).by(Role.LEGAL, approval(history, ApprovalLevel.LEGAL, "leader"));

        assertThat(in(history))
                .extracting(Finding::rule, Finding::zh, Finding::en)
                .containsExactly(
                        tuple(
                                FindingRule.APPROVER_WAS_DRAFTER,
                                "第2稿的起草人与批准人为同一人",
                                "Draft 2 was written and approved by the same person"),
                        tuple(
                                FindingRule.ONE_PERSON_AT_BOTH_LEVELS,
                                "第2稿的局领导批准与法制审核为同一人",
                                "Draft 2 was approved at both levels by the same person"));
    }

    private static ReplyApproved approval(History history, ApprovalLevel level, String by) {
        return new ReplyApproved(level, 2, "0".repeat(64), null, by, null, history.occurred());
    }

    @ParameterizedTest
    @EnumSource(
            value = Clock.class,
            names = {"SIGN_OFF", "DISPATCH"})
    void givenAClockOfTheCenter_whenItIsMissed_thenNoUnitAndNobodyAnswers(Clock clock) {
        var history = accepted().set(clock, 1, "2026-03-03T16:00:00Z").missed(clock, 1);

        assertThat(in(history, FindingRule.DEADLINE_MISSED))
                .extracting(Finding::unit, Finding::person)
                .containsExactly(tuple(null, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Clock.class,
            names = {"SIGN_OFF", "DISPATCH", "REASSIGNMENT", "FOLLOW_UP"},
            mode = EnumSource.Mode.EXCLUDE)
    void givenAClockOfTheUnit_whenItIsMissed_thenItsHandlerAnswers(Clock clock) {
        var history = accepted().set(clock, 1, "2026-03-03T16:00:00Z").missed(clock, 1);

        assertThat(in(history, FindingRule.DEADLINE_MISSED))
                .extracting(Finding::unit, Finding::person, Finding::positions)
                .containsExactly(tuple(XIPU, "handler", List.of(6L, 7L)));
    }

    @Test
    void givenAClockThatNeverStarted_whenItIsMissed_thenItRestsOnThatEventAlone() {
        assertThat(in(accepted().missed(Clock.REPLY, 3), FindingRule.DEADLINE_MISSED))
                .extracting(Finding::positions, Finding::clause)
                .containsExactly(tuple(List.of(6L), "P9.08"));
        assertThat(in(accepted().extended(Clock.REPLY, 3, "2026-03-12T16:00:00Z")))
                .isEmpty();
    }

    static Stream<Arguments> quiet() {
        var untimed = new Occurred(null, null, "citizen-messages");
        var assignedUntimed = signedOff().at("2026-03-05T01:00:00Z");
        assignedUntimed.by(Role.ADMIN, new ComplaintAssigned(XIPU, null, null, null, untimed));
        var declinedElsewhere = signedOff().assigned(XIPU);
        declinedElsewhere.by(Role.ADMIN, new ComplaintDeclined(" ", null, null, null, null, null, null, untimed));
        var gone = History.receivedUnder("GONE")
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .at("2026-03-05T01:00:00Z")
                .assigned(XIPU)
                .replied();
        return Stream.of(
                Arguments.of("an assignment whose time no source tells", assignedUntimed),
                Arguments.of("a refusal of another system", declinedElsewhere),
                Arguments.of("a procedure that is gone asks for nothing", gone),
                Arguments.of("an extension in the last second", lastSecond()),
                Arguments.of(
                        "a case that needs no approvals", ordinary().accepted().replied()),
                Arguments.of(
                        "both levels, in order, each after more than 30 seconds",
                        accepted()
                                .investigated(false)
                                .drafted()
                                .later(HOUR)
                                .later(Duration.ofSeconds(31))
                                .approved(ApprovalLevel.LEADER)
                                .later(Duration.ofSeconds(31))
                                .approved(ApprovalLevel.LEGAL)
                                .replied()),
                Arguments.of(
                        "an inquiry needs no investigation in its dossier",
                        archived(
                                inquiry().replied().followedUp(null),
                                DossierPart.REGISTRATION_FORM,
                                DossierPart.FEEDBACK_RECORD)),
                Arguments.of(
                        "a clock of which another rule tells",
                        accepted()
                                .set(Clock.FOLLOW_UP, 1, "2026-03-03T16:00:00Z")
                                .missed(Clock.FOLLOW_UP, 1)));
    }

    private static History lastSecond() {
        return replyDue().at("2026-03-09T15:59:59Z").extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z");
    }

    private static History ordinary() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    private static History inquiry() {
        return History.received(ComplaintKind.INQUIRY, Channel.PHONE, null).assigned(XIPU);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quiet")
    void givenAHistoryThatKeepsToTheProcedure_whenChecked_thenNothingIsFound(String what, History history) {
        assertThat(in(history)).isEmpty();
    }

    @Test
    @DisplayName("a case under a procedure with the limits of the law has the gates of the procedure")
    void givenTheLimitsOfTheLaw_whenAGateIsPassed_thenItIsFound() {
        var history = History.receivedUnder("P9+law")
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .investigated(false)
                .drafted()
                .replied();
        assertThat(in(history)).extracting(Finding::rule).containsExactly(FindingRule.REPLY_WITHOUT_APPROVALS);
    }

    @Test
    void givenAFinding_whenItsEventHasATime_thenItCameAboutThen_andElseWhenItWasRecorded() {
        var said = Instant.parse("2026-03-02T06:00:00Z");
        var history = ordinary().at("2026-03-04T01:00:00Z");
        history.by(Role.HANDLER, new ComplaintDeclined(" ", null, null, null, null, null, null, Occurred.at(said)));
        assertThat(in(history)).extracting(Finding::at).containsExactly(said);

        var noticed = rectificationOverdue(accepted().at("2026-03-20T10:00:00Z"));
        assertThat(in(noticed)).extracting(Finding::at).containsExactly(Instant.parse("2026-03-20T10:00:00Z"));
    }

    @Test
    @DisplayName("P7.20 of a secret case lists do not quote why it was corrected")
    void givenASecretCase_whenListed_thenOnlyWhatQuotesSomebodyIsWithheld() {
        var history =
                accepted().investigated(false).drafted().replied().corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        var open = fold(VIEW, history.recorded());
        var secret = fold(VIEW, history.markedSecret(SecrecyGround.TRADE).recorded());
        var lifted = fold(VIEW, history.secrecyLifted().recorded());

        assertThat(open.listed()).isEqualTo(open.findings());
        assertThat(secret.findings()).as("of the case itself").isEqualTo(open.findings());
        assertThat(secret.listed())
                .extracting(Finding::rule, Finding::zh, Finding::en)
                .containsExactly(
                        tuple(
                                FindingRule.REPLY_WITHOUT_APPROVALS,
                                open.findings().get(0).zh(),
                                open.findings().get(0).en()),
                        tuple(FindingRule.CORRECTED_AFTER_REPLY, SecretNow.WITHHELD.zh(), SecretNow.WITHHELD.en()));
        assertThat(secret.listed().get(1))
                .usingRecursiveComparison()
                .ignoringFields("zh", "en")
                .isEqualTo(open.findings().get(1));
        assertThat(lifted.listed()).isEqualTo(open.findings());
    }

    @Test
    void givenAnEventThatIsInAlready_whenFoldedAgain_thenNothingIsFoundTwice() {
        WatchedCase kept = null;
        for (var recorded : History.wholeLife().recorded()) {
            kept = VIEW.on(kept, recorded);
            assertThat(VIEW.on(kept, recorded)).as("%s", recorded.event()).isSameAs(kept);
        }
        assertThat(kept.findings()).isNotEmpty();
    }
}
