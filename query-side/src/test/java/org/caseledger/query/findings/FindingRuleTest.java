package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Every rule once where it finds something, and once in the history nearest to that where not. */
class FindingRuleTest {
    private static final String DIGEST = "0".repeat(64);
    private static final String OTHER = "f".repeat(64);
    private static final Instant BY = Instant.parse("2026-03-20T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final FindingView VIEW = new FindingView(new PGSimpleDataSource(), Procedures.builtIn());

    /** Where a rule finds something, resting on which events counted from 1, by whom; and not. */
    private record Both(History fires, List<Long> positions, String person, History quiet) {}

    private static final Map<FindingRule, Both> CASES = new EnumMap<>(FindingRule.class);

    static {
        CASES.put(
                FindingRule.GATE_LOWERED,
                new Both(
                        assigned().classified(Severity.GENERAL),
                        List.of(2L, 5L),
                        "dispatcher",
                        assigned().classified(Severity.URGENT)));
        CASES.put(
                FindingRule.DECLINED_PAST_GATE,
                new Both(declined("已过三年"), List.of(2L, 5L), "handler", declinedInApprovedWords()));
        CASES.put(
                FindingRule.ASSIGNED_AFTER_SIGN_OFF_DAY,
                new Both(
                        signedOff().at("2026-03-02T16:00:00Z").assigned(XIPU),
                        List.of(3L, 4L),
                        "dispatcher",
                        signedOff().at("2026-03-02T15:59:59Z").assigned(XIPU)));
        CASES.put(
                FindingRule.RETURNED_REPEATEDLY,
                new Both(
                        assigned().returned().assigned(ANJING).returned(),
                        List.of(5L, 7L),
                        "handler",
                        assigned().returned().assigned(ANJING)));
        CASES.put(
                FindingRule.RETURNED_WITHOUT_MERIT,
                new Both(
                        assigned().returned().returnReviewed(false),
                        List.of(5L, 6L),
                        "handler",
                        assigned().returned().returnReviewed(true)));
        CASES.put(
                FindingRule.NOT_REASSIGNED_IN_TIME,
                new Both(
                        returned().missed(Clock.REASSIGNMENT, 1),
                        List.of(5L, 7L),
                        null,
                        returned().assigned(ANJING).missed(Clock.REPLY, 1)));
        CASES.put(
                FindingRule.DECLINED_WITHOUT_REASON, new Both(declined(" "), List.of(5L), "handler", declined("已过三年")));
        CASES.put(
                FindingRule.DECLINED_WITHOUT_GROUND,
                new Both(
                        declinedUnderTheLaw("2026-04-15T01:00:00Z", null),
                        List.of(2L),
                        "handler",
                        declinedUnderTheLaw("2026-04-15T01:00:00Z", RefusalGround.AFTER_THREE_YEARS)));
        CASES.put(
                FindingRule.ACCEPTED_WITHOUT_JURISDICTION,
                new Both(
                        acceptedUnderTheLaw(null), List.of(2L), "handler", acceptedUnderTheLaw(Jurisdiction.DOMICILE)));
        CASES.put(
                FindingRule.MEDIATED_WITHOUT_CONSENT,
                new Both(
                        mediated(underTheLaw().by(Role.INTAKE, consent(Party.COMPLAINANT))),
                        List.of(3L),
                        "handler",
                        mediated(underTheLaw()
                                .by(Role.INTAKE, consent(Party.COMPLAINANT))
                                .by(Role.INTAKE, consent(Party.RESPONDENT)))));
        CASES.put(
                FindingRule.ONE_SIDE_NOT_TOLD,
                new Both(
                        told(Party.COMPLAINANT, Party.COMPLAINANT),
                        List.of(6L),
                        null,
                        told(Party.COMPLAINANT, Party.RESPONDENT)));
        CASES.put(
                FindingRule.APPROVER_WAS_DRAFTER,
                new Both(
                        approvedBy(drafted(), ApprovalLevel.LEADER, "handler"),
                        List.of(6L, 7L),
                        "handler",
                        approvedBy(drafted(), ApprovalLevel.LEADER, "leader")));
        CASES.put(
                FindingRule.ONE_PERSON_AT_BOTH_LEVELS,
                new Both(
                        approvedBy(approved(), ApprovalLevel.LEGAL, "leader"),
                        List.of(7L, 8L),
                        "leader",
                        approvedBy(approved(), ApprovalLevel.LEGAL, "legal")));
        CASES.put(
                FindingRule.LEGAL_BEFORE_LEADER,
                new Both(
                        drafted().approved(ApprovalLevel.LEGAL),
                        List.of(6L, 7L),
                        "legal",
                        approved().approved(ApprovalLevel.LEGAL)));
        CASES.put(FindingRule.RUBBER_STAMP, new Both(stamped(30), List.of(7L, 8L), "legal", stamped(31)));
        CASES.put(
                FindingRule.SIGNED_ON_PAPER,
                new Both(signedEarlier(DIGEST), List.of(3L), "leader", signedEarlier(null)));
        CASES.put(
                FindingRule.SIGNATURE_DATED_BACK,
                new Both(signedEarlier(null), List.of(3L), "leader", signedEarlier(DIGEST)));
        CASES.put(
                FindingRule.DATED_BEFORE_ITS_BASIS,
                new Both(
                        assignedAt("2026-03-02T01:59:59Z"),
                        List.of(3L, 4L),
                        "dispatcher",
                        assignedAt("2026-03-02T02:00:00Z")));
        CASES.put(
                FindingRule.REPLY_WITHOUT_APPROVALS,
                new Both(
                        approved().replied(),
                        List.of(6L, 8L),
                        "handler",
                        approved().approved(ApprovalLevel.LEGAL).replied()));
        CASES.put(
                FindingRule.REPLY_WITHOUT_VISIT,
                new Both(
                        visited().replied().reopened().investigated(false).replied(),
                        List.of(8L, 11L),
                        "handler",
                        visited().replied().reopened().investigated(true).replied()));
        CASES.put(
                FindingRule.ANSWERED_WITHOUT_INVESTIGATION,
                new Both(
                        investigated().replied().reopened().drafted().replied(),
                        List.of(8L, 11L),
                        "handler",
                        investigated().replied()));
        CASES.put(
                FindingRule.SAME_PEOPLE_IN_RECONSIDERATION,
                new Both(
                        reconsidered(ReopenGround.RECONSIDERATION),
                        List.of(7L, 11L),
                        "handler",
                        reconsidered(ReopenGround.NEW_EVIDENCE)));
        CASES.put(
                FindingRule.RECONSIDERED_WITHOUT_RESULT,
                new Both(reconsidered(ReopenGround.RECONSIDERATION), List.of(7L, 11L), "handler", decided()));
        CASES.put(
                FindingRule.FOLLOWED_UP_BY_HANDLER,
                new Both(
                        replied().by(Role.HANDLER, asked()),
                        List.of(6L, 7L),
                        "handler",
                        replied().by(Role.CENTER_HEAD, asked())));
        CASES.put(
                FindingRule.REPLY_NOT_BY_UNIT,
                new Both(sentByTheCenter(drafted()), List.of(6L, 7L), "intake", sentByTheCenter(reviewed(drafted()))));
        CASES.put(
                FindingRule.SENT_DIFFERS_FROM_APPROVED,
                new Both(sent(OTHER), List.of(7L, 8L), "handler", sent(DIGEST)));
        CASES.put(
                FindingRule.EXTENDED_AFTER_DEADLINE,
                new Both(
                        extended("2026-03-09T16:00:00Z"), List.of(5L, 6L), "leader", extended("2026-03-09T15:59:59Z")));
        CASES.put(
                FindingRule.EXTENDED_BEYOND_OR_AGAIN,
                new Both(
                        weibo().extended(Clock.REPLY, 1, "2026-03-17T16:00:01Z"),
                        List.of(5L, 6L),
                        "leader",
                        weibo().extended(Clock.REPLY, 1, "2026-03-17T16:00:00Z")));
        CASES.put(
                FindingRule.DEADLINE_MISSED,
                new Both(
                        replyDue().missed(Clock.REPLY, 1),
                        List.of(5L, 6L),
                        "handler",
                        returned().missed(Clock.REASSIGNMENT, 1)));
        CASES.put(
                FindingRule.MET_AS_STATED,
                new Both(met("2026-03-09T16:00:00Z"), List.of(5L, 6L), "handler", met("2026-03-09T15:59:59.999Z")));
        CASES.put(
                FindingRule.CORRECTED_AFTER_REPLY,
                new Both(
                        corrected(assigned().accepted().replied()),
                        List.of(6L, 7L),
                        "intake",
                        corrected(assigned().accepted()).replied()));
        CASES.put(
                FindingRule.NO_FOLLOW_UP,
                new Both(
                        owing().missed(Clock.FOLLOW_UP, 1),
                        List.of(6L, 8L),
                        null,
                        owing().followedUp(Satisfaction.UNREACHABLE).missed(Clock.FOLLOW_UP, 1)));
        CASES.put(
                FindingRule.NOT_REACHED,
                new Both(
                        owing().called(false).called(false).called(false),
                        List.of(6L, 10L),
                        "center_head",
                        owing().called(false)
                                .called(false)
                                .called(true)
                                .called(false)
                                .called(false)
                                .reopened()
                                .called(false)));
        CASES.put(
                FindingRule.ARCHIVED_NOT_SATISFIED,
                new Both(archived(Satisfaction.NOT), List.of(6L, 9L), "center_head", archived(Satisfaction.PARTLY)));
        CASES.put(
                FindingRule.DOSSIER_GAPS,
                new Both(
                        archived(DossierPart.FEEDBACK_RECORD),
                        List.of(9L),
                        "center_head",
                        archived(DossierPart.values())));
        CASES.put(
                FindingRule.RECTIFICATION_OVERDUE,
                new Both(
                        ordered().noticed(new RectificationOverdue(ordered().caseId(), 1, BY)),
                        List.of(7L),
                        "handler",
                        ordered()));
        CASES.put(
                FindingRule.REPEAT_NOT_LINKED,
                new Both(
                        notLinked(archived(DossierPart.values())),
                        List.of(4L, 9L, 10L),
                        "center_head",
                        archived(DossierPart.values())));
        for (var sign : ReadingSign.values()) {
            CASES.put(
                    FindingRule.valueOf("READ_" + sign),
                    new Both(read(sign), List.of(2L, 3L), "handler", read(another(sign))));
        }
    }

    private static History ordered() {
        var history = assigned().accepted();
        return history.by(Role.HANDLER, new RectificationOrdered("整改台账", BY, history.occurred()));
    }

    private static History notLinked(History history) {
        var earlier = CaseId.named("earlier");
        return history.noticed(new RepeatNotLinked(history.caseId(), earlier, "郫市监投〔2026〕000001号", 4, 30));
    }

    private static History read(ReadingSign sign) {
        var history = History.received().classified(Severity.MAJOR);
        return history.noticed(
                new UnusualReadingNoticed(history.caseId(), sign, "handler", XIPU, history.now(), 2, 60, 12));
    }

    private static ReadingSign another(ReadingSign sign) {
        return sign == ReadingSign.OFF_HOURS ? ReadingSign.OWN_PHONE : ReadingSign.OFF_HOURS;
    }

    private static History signedOff() {
        return History.received().classified(Severity.MAJOR).later(HOUR).signedOff(XIPU);
    }

    /** Signed off an hour before it is recorded, by what is stated. */
    private static History signedEarlier(@Nullable String paper) {
        var history = History.received().classified().later(HOUR);
        var stated = new Occurred(history.now(), null, null, paper);
        return history.later(HOUR).by(Role.LEADER, new RoutingSignedOff(XIPU, null, stated));
    }

    /** Signed off at 10:00, and assigned an hour later by what is recorded. */
    private static History assignedAt(String stated) {
        var at = Occurred.at(Instant.parse(stated));
        return signedOff().later(HOUR).by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, at));
    }

    private static History assigned() {
        return signedOff().assigned(XIPU);
    }

    private static History returned() {
        return assigned().returned().set(Clock.REASSIGNMENT, 1, "2026-03-03T16:00:00Z");
    }

    private static History declinedInApprovedWords() {
        return declined(
                assigned()
                        .later(HOUR)
                        .drafted()
                        .later(HOUR)
                        .approved(ApprovalLevel.LEADER)
                        .later(HOUR)
                        .approved(ApprovalLevel.LEGAL),
                "已过三年");
    }

    private static History declined(String reason) {
        return declined(assigned(), reason);
    }

    private static History declined(History history, String reason) {
        var told = new Told(Medium.PHONE, history.now());
        return history.by(
                Role.HANDLER, new ComplaintDeclined(reason, told, null, null, null, null, null, history.occurred()));
    }

    private static History replied() {
        return assigned().accepted().replied();
    }

    private static FollowUpRecorded asked() {
        return new FollowUpRecorded(Satisfaction.SATISFIED, null, Occurred.at(Instant.parse("2026-03-05T01:00:00Z")));
    }

    private static History investigated() {
        return assigned().accepted().investigated(false).drafted();
    }

    private static History reconsidered(ReopenGround ground) {
        var history = assigned().accepted().drafted().replied();
        var reopened = new ComplaintReopened(ground, 2, "申请复议", Occurred.at(Instant.parse("2026-03-05T01:00:00Z")));
        return history.by(Role.SUPERVISOR, reopened)
                .investigated(false)
                .drafted()
                .replied();
    }

    private static History decided() {
        var reopened = new ComplaintReopened(
                ReopenGround.RECONSIDERATION, 2, "申请复议", Occurred.at(Instant.parse("2026-03-05T01:00:00Z")));
        var decided = new ReconsiderationDecided(
                2,
                ReconsiderationResult.UPHELD,
                "事实清楚",
                "center_head",
                Occurred.at(Instant.parse("2026-03-05T02:00:00Z")));
        return replied()
                .by(Role.SUPERVISOR, reopened)
                .by(Role.CENTER_HEAD, decided)
                .investigated(false)
                .replied();
    }

    private static History visited() {
        return assigned().accepted().classified(Severity.GENERAL, Flag.ON_SITE).investigated(true);
    }

    private static History declinedUnderTheLaw(String receivedAt, @Nullable RefusalGround ground) {
        var history = History.receivedUnder("P9+law", receivedAt);
        return history.by(
                Role.HANDLER,
                new ComplaintDeclined(
                        "已过三年",
                        new Told(Medium.PHONE, history.now()),
                        ground,
                        null,
                        ground == null ? null : true,
                        null,
                        null,
                        history.occurred()));
    }

    @Test
    void givenNotClassified_whenReferred_thenFoundUnlessItIsNoComplaint() {
        assertThat(in(History.received().referred()))
                .extracting(Finding::rule)
                .containsExactly(FindingRule.DECLINED_PAST_GATE);
        assertThat(in(History.received().classified().referred())).isEmpty();
        var history = History.received();
        var told = new Told(Medium.PHONE, history.now());
        var advice = new ComplaintReferred("区住建局", "属咨询", told, OtherMatter.ADVICE, null, history.occurred());
        assertThat(in(history.by(Role.INTAKE, advice))).isEmpty();
    }

    @Test
    void givenAComplaintOfTheLastDayOfOrder20_whenDeclinedWithoutAGround_thenNothingIsFound() {
        var history = declinedUnderTheLaw("2026-04-14T15:59:59Z", null);
        assertThat(in(history)).isEmpty();
    }

    @Test
    void givenAGround_whenTheOtherWaysAreNotTold_thenThatIsFound() {
        var history = History.receivedUnder("P9+law", "2026-04-15T01:00:00Z");
        history.by(
                Role.HANDLER,
                new ComplaintDeclined(
                        "已过三年",
                        new Told(Medium.PHONE, history.now()),
                        RefusalGround.AFTER_THREE_YEARS,
                        null,
                        false,
                        null,
                        null,
                        history.occurred()));
        assertThat(in(history))
                .extracting(Finding::rule, Finding::clause)
                .containsExactly(tuple(FindingRule.DECLINED_WITHOUT_GROUND, "O121-15"));
    }

    @Test
    void givenACaseUnderTheLaw_whenItsProcedureHasAGate_thenThatIsWatchedAsWell() {
        var history = History.receivedUnder("P9+law", "2026-03-02T01:00:00Z")
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .drafted()
                .replied();
        assertThat(in(history)).extracting(Finding::rule).contains(FindingRule.REPLY_WITHOUT_APPROVALS);
    }

    private static History acceptedUnderTheLaw(@Nullable Jurisdiction jurisdiction) {
        var history = History.receivedUnder("P9+law", "2026-04-15T01:00:00Z");
        return history.by(
                Role.HANDLER,
                new ComplaintAccepted(XIPU, new Told(Medium.PHONE, history.now()), jurisdiction, history.occurred()));
    }

    private static History underTheLaw() {
        return History.receivedUnder("P9+law", "2026-04-15T01:00:00Z");
    }

    private static ConsentRecorded consent(Party party) {
        return new ConsentRecorded(
                ConsentTo.MEDIATION, party, true, Medium.PHONE, Occurred.at(Instant.parse("2026-04-15T01:00:00Z")));
    }

    private static History mediated(History history) {
        return history.by(Role.HANDLER, new MediationRecorded(true, null, null, history.occurred()));
    }

    private static History failed() {
        var history = underTheLaw();
        return history.by(
                        Role.HANDLER,
                        new MediationRecorded(false, null, MediationEnding.ABSENT_OR_REFUSED, history.occurred()))
                .set(Clock.NOTICE, 1, "2026-04-24T16:00:00Z");
    }

    private static void tell(History history, Party party) {
        history.by(
                Role.HANDLER,
                new ContactRecorded(
                        "一方", Medium.PHONE, History.SEALED, Notice.MEDIATION_ENDED, null, party, history.occurred()));
    }

    /** A mediation has failed, and two parties were notified. */
    private static History told(Party one, Party other) {
        var history = failed();
        tell(history, one);
        tell(history, other);
        return history.archived();
    }

    private static History drafted() {
        return assigned().accepted().later(HOUR).drafted().later(HOUR);
    }

    private static History approved() {
        return drafted().approved(ApprovalLevel.LEADER).later(HOUR);
    }

    private static History stamped(int seconds) {
        return drafted()
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofSeconds(seconds))
                .approved(ApprovalLevel.LEGAL);
    }

    private static History approvedBy(History history, ApprovalLevel level, String person) {
        return history.by(
                Role.valueOf(level.name()),
                new ReplyApproved(level, 1, DIGEST, null, person, null, history.occurred()));
    }

    private static History sent(String digest) {
        var history = approved();
        return history.by(Role.HANDLER, new ComplaintReplied(SEALED, digest, null, Medium.PHONE, history.occurred()));
    }

    private static History reviewed(History history) {
        return history.by(Role.HANDLER, new DraftReviewed(1, DIGEST, true, null, "handler2", history.occurred()));
    }

    private static History sentByTheCenter(History history) {
        return history.by(Role.INTAKE, new ComplaintReplied(SEALED, DIGEST, 1, Medium.PHONE, history.occurred()));
    }

    private static History replyDue() {
        return assigned().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
    }

    private static History extended(String at) {
        return replyDue().at(at).extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z");
    }

    /** Due on Tuesday, 3 March; ten working days later is Tuesday, 17 March. */
    private static History weibo() {
        var due = Instant.parse("2026-03-03T02:00:00Z");
        return assigned()
                .by(
                        Role.SYSTEM,
                        Events.deadline(
                                Clock.REPLY,
                                1,
                                1,
                                due.minus(Duration.ofDays(1)),
                                due.minus(HOUR),
                                due,
                                "reply-weibo-wechat-ordinary",
                                "P9.08",
                                "P9-1",
                                "cn-1",
                                false));
    }

    /** Met in time by what is stated, recorded then. */
    private static History met(String recordedAt) {
        var stated = Instant.parse("2026-03-09T10:00:00Z");
        return replyDue().at(recordedAt).by(Role.HANDLER, new DeadlineMet(Clock.REPLY, 1, stated, false));
    }

    private static History corrected(History history) {
        return history.corrected(CorrectedField.RESPONDENT, "红光超市", "红光超市二店");
    }

    private static History owing() {
        return assigned().accepted().replied().set(Clock.FOLLOW_UP, 1, "2026-03-13T16:00:00Z");
    }

    private static History archived(Satisfaction said) {
        var history = owing().followedUp(said);
        return history.by(
                Role.CENTER_HEAD, new ComplaintArchived(Set.of(DossierPart.values()), Map.of(), history.occurred()));
    }

    private static History archived(DossierPart... present) {
        var history = owing().followedUp(Satisfaction.SATISFIED);
        return history.by(Role.CENTER_HEAD, new ComplaintArchived(Set.of(present), Map.of(), history.occurred()));
    }

    private static List<Finding> in(History history) {
        return Folds.fold(VIEW, history.recorded()).findings();
    }

    @Test
    void everyRuleIsShownBothWays() {
        assertThat(CASES.keySet()).containsExactly(FindingRule.values());
    }

    @ParameterizedTest
    @EnumSource
    void whereItIsBroken_itFindsSo(FindingRule rule) {
        var both = CASES.get(rule);
        assertThat(in(both.fires()))
                .filteredOn(finding -> finding.rule() == rule)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.positions()).isEqualTo(both.positions());
                    assertThat(finding.position())
                            .isEqualTo(
                                    finding.positions().get(finding.positions().size() - 1));
                    assertThat(finding.person()).isEqualTo(both.person());
                    assertThat(Clause.procedureOf(finding.clause()))
                            .as("of the case’s own procedure")
                            .isIn("", "P9");
                    assertThat(finding.caseId()).isEqualTo(both.fires().caseId());
                    assertThat(finding.answers()).isEmpty();
                    assertThat(finding.zh()).matches(".*\\p{IsHan}.*").doesNotContain("null");
                    assertThat(finding.en()).matches("[A-Z].*").doesNotContain("null");
                });
    }

    @ParameterizedTest
    @EnumSource
    void whereItIsKept_itFindsNothing(FindingRule rule) {
        assertThat(in(CASES.get(rule).quiet())).noneMatch(finding -> finding.rule() == rule);
    }

    @Test
    void aReopenedCaseAsksItsPartiesAnew_soTheConsentsOfTheRoundBeforeDoNotCount() {
        var before =
                underTheLaw().by(Role.INTAKE, consent(Party.COMPLAINANT)).by(Role.INTAKE, consent(Party.RESPONDENT));
        assertThat(in(mediated(before.replied().reopened())))
                .anyMatch(f -> f.rule() == FindingRule.MEDIATED_WITHOUT_CONSENT);
    }

    @Test
    void theUnitThatAssistsAnswersForItsOwnDeadline_andNobodyOfTheLeadUnitDoes() {
        var missed = assigned()
                .assistedBy(ANJING, 1, "2026-03-03T16:00:00Z")
                .at("2026-03-03T16:00:00Z")
                .missed(Clock.ASSISTANCE, 1);
        var found = in(missed);
        assertThat(found).extracting(Finding::rule).containsExactly(FindingRule.DEADLINE_MISSED);
        assertThat(found.get(0).unit()).isEqualTo(ANJING);
        assertThat(found.get(0).person()).isNull();
        assertThat(found.get(0).clause()).isEqualTo("P9.01");
    }

    @Test
    void whoWasToldStaysTold_whenTheLimitOfTheNoticeIsCountedAgain() {
        var history = failed();
        tell(history, Party.COMPLAINANT);
        history.set(Clock.NOTICE, 1, "2026-04-25T16:00:00Z");
        tell(history, Party.RESPONDENT);
        assertThat(in(history.archived())).noneMatch(f -> f.rule() == FindingRule.ONE_SIDE_NOT_TOLD);
    }

    @Test
    void anAgreementAsksForNoNoticeToBoth_thoughAnOfficeMayCountOneToTheComplainant() {
        var history = mediated(underTheLaw());
        history.set(Clock.NOTICE, 1, "2026-04-25T16:00:00Z");
        tell(history, Party.COMPLAINANT);
        assertThat(in(history.archived())).noneMatch(f -> f.rule() == FindingRule.ONE_SIDE_NOT_TOLD);
    }

    @Test
    void theLengthOfExtensionsCountsFromWhatWasDueFirst_andTheirNumberFromTheStart() {
        var twice = weibo().extended(Clock.REPLY, 1, "2026-03-17T16:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-31T16:00:00Z");
        assertThat(in(twice)).noneMatch(f -> f.rule() == FindingRule.EXTENDED_BEYOND_OR_AGAIN);
        assertThat(in(twice.extended(Clock.REPLY, 1, "2026-04-01T16:00:00Z")))
                .filteredOn(f -> f.rule() == FindingRule.EXTENDED_BEYOND_OR_AGAIN)
                .singleElement()
                .satisfies(f -> assertThat(f.zh()).isEqualTo("回复时限第3次延期，最多2次"));
    }

    @ParameterizedTest
    @CsvSource({"P1, P1.07", "P3, P3.12", "P4, P4.13", "P5, P5.20", "P6, P6.08", "P7, P7.06", "P8, P8.17"})
    void aProcedureThatAsksForAnInvestigationFindsItMissingByItsOwnClause(String id, String clause) {
        assertThat(in(acceptedUnder(id).replied()))
                .filteredOn(f -> f.rule() == FindingRule.ANSWERED_WITHOUT_INVESTIGATION)
                .extracting(Finding::clause, Finding::zh)
                .containsExactly(tuple(clause, "回复前缺少：调查"));
        assertThat(in(acceptedUnder(id).investigated(false).replied()))
                .noneMatch(f -> f.rule() == FindingRule.ANSWERED_WITHOUT_INVESTIGATION);
    }

    private static History acceptedUnder(String id) {
        return History.receivedUnder(id)
                .classified(Severity.MAJOR)
                .assigned(XIPU)
                .accepted();
    }

    @Test
    void aCaseThatNeededApprovalsNeedsBothInvestigationAndDraft_loweredOrNot() {
        assertThat(in(assigned().accepted().classified(Severity.GENERAL).replied()))
                .filteredOn(f -> f.rule() == FindingRule.ANSWERED_WITHOUT_INVESTIGATION)
                .extracting(Finding::clause, Finding::zh)
                .containsExactly(tuple("P9.12", "回复前缺少：调查、回复稿"));
        var general = History.received().classified().assigned(XIPU).accepted();
        assertThat(in(general.replied())).noneMatch(f -> f.rule() == FindingRule.ANSWERED_WITHOUT_INVESTIGATION);
    }

    @Test
    void whoIsNotSatisfiedSaysSoAfterTheArchiveAsWell_andACallThatNobodyAnswersTakesNothingBack() {
        assertThat(in(archived(DossierPart.values()).followedUp(Satisfaction.NOT)))
                .filteredOn(f -> f.rule() == FindingRule.ARCHIVED_NOT_SATISFIED)
                .singleElement()
                .satisfies(f -> assertThat(f.zh()).isEqualTo("归档后回访，投诉人不满意"));
        var unreachable = owing().followedUp(Satisfaction.NOT)
                .followedUp(Satisfaction.UNREACHABLE)
                .archived();
        assertThat(in(unreachable)).anyMatch(f -> f.rule() == FindingRule.ARCHIVED_NOT_SATISFIED);
        var again = owing().followedUp(Satisfaction.NOT).reopened().replied().archived();
        assertThat(in(again)).noneMatch(f -> f.rule() == FindingRule.ARCHIVED_NOT_SATISFIED);
    }

    @Test
    void everyRuleHasWordsOfItsOwn() {
        var words = new HashSet<String>();
        for (var rule : FindingRule.values()) {
            assertThat(rule.clauses())
                    .extracting(Clause::procedureOf)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(rule.zh()).matches(".*\\p{IsHan}.*");
            assertThat(rule.en()).matches("[ -~]+");
            words.add(rule.zh());
            words.add(rule.en());
        }
        assertThat(words).hasSize(2 * FindingRule.values().length);
    }
}
