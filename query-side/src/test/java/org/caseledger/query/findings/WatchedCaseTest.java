package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.findings.About.Sides;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is kept of a case for its findings, and how they are established and answered. */
class WatchedCaseTest {
    private static final FindingView VIEW = new FindingView(new PGSimpleDataSource(), Procedures.builtIn());

    private static List<FindingRule> rules(History history) {
        return fold(VIEW, history.recorded()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void aCaseUnderTheLimitsOfTheLawHasTheGatesOfItsProcedure() {
        for (var procedure : List.of("P9", "P9+law")) {
            var history = History.receivedUnder(procedure)
                    .classified(Severity.MAJOR, Flag.WIDE_IMPACT)
                    .assigned(History.XIPU)
                    .accepted()
                    .drafted()
                    .replied();
            assertThat(rules(history)).as(procedure).contains(FindingRule.REPLY_WITHOUT_APPROVALS);
        }
    }

    /** Otherwise rows that are built anew in another program would not be the rows that were. */
    @Test
    void theSameFactsAreTheSameTextInWhateverOrderTheyCame() {
        assertThat(EventCodec.write(about(backwards(Flag.values()), backwards(SourceGap.values()))))
                .isEqualTo(EventCodec.write(about(EnumSet.allOf(Flag.class), EnumSet.allOf(SourceGap.class))));
    }

    private static About about(Set<Flag> flags, Set<SourceGap> gaps) {
        return new About(
                "1",
                "P9",
                LocalDate.parse("2026-03-02"),
                new CaseFacts(
                        ComplaintKind.COMPLAINT,
                        Channel.LETTER,
                        Severity.MAJOR,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        flags),
                false,
                gaps,
                null,
                Sides.NONE);
    }

    private static <T> Set<T> backwards(T[] values) {
        var all = new LinkedHashSet<T>();
        for (int i = values.length - 1; i >= 0; i--) {
            all.add(values[i]);
        }
        return all;
    }

    @Test
    void everyEventIsFolded() {
        assertThat(fold(VIEW, Samples.all())).isNotNull();
    }

    @Test
    void theCaseAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = Samples.all().stream()
                .filter(r -> VIEW.wants(r.event().getClass()))
                .toList();
        WatchedCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            WatchedCase next = VIEW.on(stored, events.get(n - 1));

            assertThat(next).isEqualTo(fold(VIEW, events.subList(0, n)));

            stored = EventCodec.read(EventCodec.write(next), WatchedCase.class);
            assertThat(stored).isEqualTo(next);
        }
        assertThat(stored.findings()).isNotEmpty();
    }

    @Test
    void aFindingThatIsThereStays() {
        var events = Samples.all().stream()
                .filter(r -> VIEW.wants(r.event().getClass()))
                .toList();
        var before = List.<Finding>of();
        for (int n = 1; n <= events.size(); n++) {
            var now = fold(VIEW, events.subList(0, n)).findings();
            assertThat(now.subList(0, before.size())).isEqualTo(before);
            before = now;
        }
    }

    @Test
    void aWholeLifeThatBreaksSeveralRulesShowsThem() {
        assertThat(rules(History.wholeLife()))
                .containsExactly(
                        FindingRule.DEADLINE_MISSED, // SIGN_OFF
                        FindingRule.RUBBER_STAMP, // both levels in the second in which it was drafted
                        FindingRule.RUBBER_STAMP,
                        FindingRule.DEADLINE_MISSED, // REPLY of the second round
                        FindingRule.RUBBER_STAMP,
                        FindingRule.RUBBER_STAMP,
                        FindingRule.REPLY_WITHOUT_VISIT); // of the second round
    }

    @Test
    void anAnswerIsKeptWithItsFinding_andALaterOneBesideIt() {
        var history = drafted().approved(ApprovalLevel.LEADER);
        var events = new ArrayList<>(history.recorded());
        for (var answer : FindingAnswer.values()) {
            events.add(answer(history, events.size() + 1, FindingRule.RUBBER_STAMP, 6, answer));
        }
        events.add(answer(history, 9, FindingRule.RUBBER_STAMP, 5, FindingAnswer.EXPLAINED));
        events.add(answer(history, 10, FindingRule.NO_FOLLOW_UP, 6, FindingAnswer.EXPLAINED));

        var finding = fold(VIEW, events).findings().get(0);

        assertThat(finding.answers())
                .extracting(Answered::position, Answered::answer, Answered::person, Answered::note)
                .containsExactly(
                        tuple(7L, FindingAnswer.ACKNOWLEDGED, "supervisor", "已核实"),
                        tuple(8L, FindingAnswer.EXPLAINED, "supervisor", "已核实"));
    }

    private static History drafted() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU).drafted();
    }

    private static Recorded answer(History history, long position, FindingRule rule, long of, FindingAnswer answer) {
        var supervisor = new Actor("supervisor", "督办人", Role.SUPERVISOR, null);
        var event = new FindingAnswered(history.caseId(), rule.name(), of, answer, "已核实");
        return new Recorded(position, history.caseId(), 0, history.now(), supervisor, event);
    }

    @Test
    void approvalsOfAnEarlierDraftCountForNothing() {
        var history = History.received()
                .classified(Severity.URGENT)
                .signedOff(XIPU)
                .assigned(XIPU)
                .investigated(false)
                .drafted()
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEGAL)
                .drafted()
                .replied();
        assertThat(rules(history)).containsExactly(FindingRule.REPLY_WITHOUT_APPROVALS);
    }

    @Test
    void aCaseThatNeedsNoApprovalsIsRepliedToWithoutAny() {
        assertThat(rules(drafted().replied())).isEmpty();
    }

    @Test
    void aPromisedTimeThatPassesIsFoundAsWell_andAnExtensionAfterAMissWhateverItsDate() {
        var history = drafted()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .at("2026-03-05T01:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .at("2026-03-12T16:00:00Z")
                .missed(Clock.REPLY, 1)
                .at("2026-03-12T15:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-16T16:00:00Z");
        assertThat(rules(history)).containsExactly(FindingRule.DEADLINE_MISSED, FindingRule.EXTENDED_AFTER_DEADLINE);
        assertThat(fold(VIEW, history.recorded()).findings().get(0).zh()).contains("承诺");
    }

    @Test
    void aFollowUpIsMissedOnceForEachReply_andNotWhileItsClockRuns() {
        var history = drafted()
                .replied()
                .set(Clock.FOLLOW_UP, 1, "2026-03-11T16:00:00Z")
                .archived();
        assertThat(rules(history)).isEmpty();

        history.missed(Clock.FOLLOW_UP, 1);
        assertThat(rules(history)).containsExactly(FindingRule.NO_FOLLOW_UP);

        history.met(Clock.FOLLOW_UP, 1, true).reopened().drafted().replied().archived();
        assertThat(rules(history)).containsExactly(FindingRule.NO_FOLLOW_UP, FindingRule.NO_FOLLOW_UP);

        history.reopened().drafted().replied().followedUp(Satisfaction.PARTLY).archived();
        assertThat(rules(history)).hasSize(2);
    }

    @Test
    void aCaseThatWasDeclinedNeedsNoInvestigationInItsDossier() {
        var history =
                History.received().classified().signedOff(XIPU).assigned(XIPU).declined();
        history.by(
                Role.CENTER_HEAD,
                new ComplaintArchived(
                        Set.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD),
                        Map.of(DossierPart.INVESTIGATION_REPORT, "不予受理"),
                        history.occurred()));
        assertThat(rules(history)).isEmpty();
    }

    @Test
    void whatAMigratedSourceDoesNotTell_isNoFinding_andWhatItTellsIs() {
        assertThat(rules(adopted(Set.of(SourceGap.APPROVAL, SourceGap.INVESTIGATION, SourceGap.FOLLOW_UP))))
                .containsExactly(FindingRule.DEADLINE_MISSED);
        assertThat(rules(adopted(Set.of(SourceGap.APPROVAL, SourceGap.FOLLOW_UP))))
                .containsExactly(FindingRule.DEADLINE_MISSED, FindingRule.ANSWERED_WITHOUT_INVESTIGATION);
        assertThat(rules(adopted(Set.of(SourceGap.FOLLOW_UP))))
                .containsExactly(
                        FindingRule.DEADLINE_MISSED,
                        FindingRule.REPLY_WITHOUT_APPROVALS,
                        FindingRule.ANSWERED_WITHOUT_INVESTIGATION);
        var untold = adopted(Set.of());
        var told = untold.recorded();
        assertThat(fold(VIEW, told.subList(0, told.size() - 1)).findings()).isEmpty();
        assertThat(rules(untold.archived()))
                .containsExactly(
                        FindingRule.DEADLINE_MISSED,
                        FindingRule.REPLY_WITHOUT_APPROVALS,
                        FindingRule.ANSWERED_WITHOUT_INVESTIGATION,
                        FindingRule.NO_FOLLOW_UP);
        assertThat(rules(adopted(Set.of(SourceGap.FOLLOW_UP)).archived())).doesNotContain(FindingRule.NO_FOLLOW_UP);
    }

    @Test
    void aLimitOfHoursSaysNothingWhereTheSourceHasOnlyDays() {
        assertThat(rules(adopted("2026-03-03T01:00:00Z", Set.of(SourceGap.TIME_OF_DAY))))
                .containsExactly(FindingRule.REPLY_WITHOUT_APPROVALS, FindingRule.ANSWERED_WITHOUT_INVESTIGATION);
        assertThat(rules(adopted("2026-03-03T16:00:00Z", Set.of(SourceGap.TIME_OF_DAY))))
                .contains(FindingRule.DEADLINE_MISSED);
    }

    private static History adopted(Set<SourceGap> gaps) {
        return adopted("2026-03-09T16:00:00Z", gaps);
    }

    /** A grave case of another system, replied to late and without approvals that we know of. */
    private static History adopted(String replyDue, Set<SourceGap> gaps) {
        var history = History.adopting("旧系统");
        var at = new Occurred(history.now(), null, "旧系统");
        return history.by(
                        Role.ADMIN,
                        new ComplaintClassified(
                                List.of("食品"),
                                null,
                                null,
                                Severity.MAJOR,
                                Difficulty.ORDINARY,
                                OpinionLevel.GENERAL,
                                null,
                                Set.of(Flag.WIDE_IMPACT),
                                at))
                .set(Clock.REPLY, 1, replyDue)
                .missed(Clock.REPLY, 1)
                .by(Role.ADMIN, new ComplaintReplied(SEALED, "0".repeat(64), null, null, at))
                .by(Role.ADMIN, Events.adopted("旧系统", "1", gaps, null, null, false, at));
    }
}
