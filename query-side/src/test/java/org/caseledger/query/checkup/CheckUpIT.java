package org.caseledger.query.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.Clock;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people sign, through the real log; each number is that of the decisions behind it. */
class CheckUpIT {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    private TestLedger ledger;
    private SignedView view;
    private CheckUpQueries queries;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        view = new SignedView(ledger.database());
        queries = new CheckUpQueries(ledger.database(), CALENDAR, OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    /** A draft that waits from that instant. */
    private static History drafted(String at) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, null)
                .classified()
                .assigned(XIPU)
                .accepted()
                .drafted();
    }

    private History opened(History history, String person, String... parts) {
        history.in(ledger);
        append(history, person, new SealedDataOpened(history.caseId(), Set.of(parts), "page"));
        return history;
    }

    private void append(History history, String person, LedgerEvent event) {
        var stream = ("openings/" + history.caseId()).getBytes(StandardCharsets.UTF_8);
        ledger.append(
                history.now(),
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "openings",
                        UUID.nameUUIDFromBytes(stream),
                        NewEvent.NEXT,
                        EventCodec.nameOf(event.getClass()),
                        1,
                        EventCodec.write(event),
                        EventCodec.write(new Actor(person, person, Role.LEADER, null).toMetadata()))));
    }

    private CheckUp of(String person) {
        return of(person, Period.ALL);
    }

    private CheckUp of(String person, Period period) {
        ledger.project(view);
        return queries.checkUp(period, null, null).stream()
                .filter(c -> c.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private List<Signed> behind(String person, SignedSubset which, Period period) {
        var page = queries.decisions(person, which, period, null, 0, 200);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    @Test
    void whatIsSignedByDelegationIsOfWhoeverSigned_andToldApart() {
        var first = drafted("2026-03-02T02:00:00Z").later(Duration.ofHours(1));
        first.signedFor("leader", "head", approvedByDelegation(first)).in(ledger);
        var second = drafted("2026-03-03T02:00:00Z").later(Duration.ofHours(1));
        second.approved(ApprovalLevel.LEADER).in(ledger);

        var head = of("head");
        assertThat(head.decisions()).isEqualTo(1);
        assertThat(head.onBehalf()).isEqualTo(1);
        assertThat(of("leader").onBehalf()).isZero();
        assertThat(behind("head", SignedSubset.ON_BEHALF, Period.ALL))
                .singleElement()
                .satisfies(signed -> {
                    assertThat(signed.caseId()).isEqualTo(first.caseId());
                    assertThat(signed.behalf()).isEqualTo(new Behalf("leader", "leader"));
                });
        assertThat(behind("leader", SignedSubset.ON_BEHALF, Period.ALL)).isEmpty();
    }

    private static ReplyApproved approvedByDelegation(History history) {
        return new ReplyApproved(
                ApprovalLevel.LEADER, 1, "0".repeat(64), null, "head", "leader", Occurred.at(history.now()));
    }

    @Test
    void timesAreThoseFromTheRequest() {
        int day = 2;
        for (int seconds : new int[] {10, 30, 31, 400}) {
            drafted("2026-03-0%dT02:00:00Z".formatted(day++))
                    .later(Duration.ofSeconds(seconds))
                    .approved(ApprovalLevel.LEADER)
                    .in(ledger);
        }
        var leader = of("leader");
        assertThat(leader.decisions()).isEqualTo(4);
        assertThat(leader.timed()).isEqualTo(4);
        assertThat(leader.medianSeconds()).isEqualTo(30.5);
        assertThat(leader.quickestSeconds()).isEqualTo(10);
        assertThat(leader.within30s()).isEqualTo(2);
        assertThat(leader.name()).isEqualTo("局领导");
        assertThat(leader.role()).isEqualTo(Role.LEADER);
        assertThat(behind("leader", SignedSubset.WITHIN_30_S, Period.ALL))
                .extracting(Signed::tookMillis)
                .containsExactlyInAnyOrder(10_000L, 30_000L);
    }

    @Test
    void aReviewCountsFromTheApproval_andASignOffFromTheClassificationOrReturn() {
        drafted("2026-03-02T02:00:00Z")
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofSeconds(90))
                .approved(ApprovalLevel.LEGAL)
                .in(ledger);
        History.receivedAt("2026-03-03T02:00:00Z", ComplaintKind.REPORT, Channel.VISIT, null)
                .later(Duration.ofHours(2))
                .classified()
                .later(Duration.ofSeconds(37))
                .classified()
                .later(Duration.ofSeconds(3))
                .signedOff(XIPU)
                .assigned(XIPU)
                .later(Duration.ofHours(1))
                .returned()
                .later(Duration.ofSeconds(50))
                .signedOff(ANJING)
                .in(ledger);
        assertThat(of("legal").medianSeconds()).isEqualTo(90);
        assertThat(behind("leader", SignedSubset.TIMED, Period.ALL))
                .filteredOn(s -> s.kind() == SignedKind.SIGN_OFF)
                .extracting(Signed::tookMillis)
                .containsExactly(50_000L, 40_000L);
        assertThat(queries.checkUp(Period.ALL, SignedKind.REPLY, "leader")
                        .get(0)
                        .decisions())
                .isEqualTo(1);
    }

    @Test
    void fiveWithinTwoMinutesAreABatch_fourAreNot_andASixthThatIsLaterIsNotOfIt() {
        sign("2026-03-02T02:00:00Z", 0, 40, 80, 119, 120, 241);
        sign("2026-03-03T02:00:00Z", 0, 30, 60, 90);
        var leader = of("leader");
        assertThat(leader.decisions()).isEqualTo(10);
        assertThat(leader.inBatch()).isEqualTo(5);
        assertThat(behind("leader", SignedSubset.IN_BATCH, Period.ALL))
                .allMatch(s -> s.signedAt().isBefore(Instant.parse("2026-03-02T02:02:01Z")));
        // A batch that began before the period is one, and only what lies in the period counts.
        var late = new Period(Instant.parse("2026-03-02T02:01:30Z"), null);
        assertThat(of("leader", late).inBatch()).isEqualTo(2);
        assertThat(behind("leader", SignedSubset.IN_BATCH, late)).hasSize(2);
    }

    private void sign(String first, int... seconds) {
        var at = Instant.parse(first);
        for (int later : seconds) {
            History.receivedAt(at.minusSeconds(7200).toString(), ComplaintKind.COMPLAINT, Channel.PHONE, null)
                    .classified()
                    .at(at.plusSeconds(later).toString())
                    .signedOff(XIPU)
                    .in(ledger);
        }
    }

    @Test
    void workingHoursAreThoseOfWorkingDays_andMakeUpDaysAreWorked() {
        // Saturday 28 February 2026 is a make-up day; Sunday 1 March is not worked.
        sign("2026-02-28T02:00:00Z", 0);
        sign("2026-03-01T02:00:00Z", 0);
        sign("2026-03-02T00:59:59Z", 0);
        sign("2026-03-02T01:00:00Z", 0);
        sign("2026-03-02T08:59:59Z", 0);
        sign("2026-03-02T09:00:00Z", 0);
        assertThat(of("leader").outsideHours()).isEqualTo(3);
        assertThat(behind("leader", SignedSubset.OUTSIDE_HOURS, Period.ALL))
                .extracting(Signed::signedAt)
                .containsExactly(
                        Instant.parse("2026-03-02T09:00:00Z"),
                        Instant.parse("2026-03-02T00:59:59Z"),
                        Instant.parse("2026-03-01T02:00:00Z"));
    }

    @Test
    void aDraftIsOpenedBeforeItIsSigned_byWhoSignsIt_andThatVeryDraft() {
        var read = drafted("2026-03-02T02:00:00Z");
        opened(read, "leader", "narrative", "draft-1").later(Duration.ofMinutes(9));
        read.approved(ApprovalLevel.LEADER).in(ledger);
        var byAnother = drafted("2026-03-02T03:00:00Z");
        opened(byAnother, "legal", "draft-1").later(Duration.ofMinutes(9));
        byAnother.approved(ApprovalLevel.LEADER).in(ledger);
        var earlierDraft = drafted("2026-03-02T04:00:00Z");
        opened(earlierDraft, "leader", "draft-1").drafted().later(Duration.ofMinutes(9));
        earlierDraft.approved(ApprovalLevel.LEADER).in(ledger);
        var afterwards = drafted("2026-03-02T05:00:00Z").later(Duration.ofMinutes(9));
        opened(afterwards.approved(ApprovalLevel.LEADER), "leader", "draft-1");

        var leader = of("leader");

        assertThat(leader.onDrafts()).isEqualTo(4);
        assertThat(leader.neverOpened()).isEqualTo(3);
        assertThat(behind("leader", SignedSubset.NEVER_OPENED, Period.ALL))
                .extracting(Signed::caseId)
                .containsExactly(afterwards.caseId(), earlierDraft.caseId(), byAnother.caseId());
        assertThat(behind("leader", SignedSubset.ALL, Period.ALL).get(3).openedAt())
                .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
    }

    @Test
    void anEntryOfAPaperApprovalIsToldAsSuch_andNotAsUnread() {
        var history = drafted("2026-03-02T02:00:00Z").at("2026-03-02T09:30:00Z");
        history.by(
                        Role.LEADER,
                        new ReplyApproved(
                                ApprovalLevel.LEADER,
                                1,
                                "0".repeat(64),
                                null,
                                "leader",
                                null,
                                new Occurred(Instant.parse("2026-03-02T06:00:00Z"), null, null, "0".repeat(64))))
                .in(ledger);
        var leader = of("leader");
        assertThat(leader.enteredLater()).isEqualTo(1);
        assertThat(leader.neverOpened()).isZero();
        assertThat(leader.outsideHours()).as("entered at 17:30").isEqualTo(1);
        assertThat(leader.quickestSeconds()).isEqualTo(7.5 * 3600);
    }

    @Test
    void anApprovalThatIsTypedBackIsAsQuickAndUnreadAsItWas() {
        var history = drafted("2026-03-02T02:00:00Z").at("2026-03-02T02:00:20Z");
        history.by(
                        Role.LEADER,
                        new ReplyApproved(
                                ApprovalLevel.LEADER,
                                1,
                                "0".repeat(64),
                                null,
                                "leader",
                                null,
                                Occurred.at(Instant.parse("2026-03-02T01:30:00Z"))))
                .in(ledger);
        var leader = of("leader");
        assertThat(leader.enteredLater()).isEqualTo(1);
        assertThat(leader.neverOpened()).isEqualTo(1);
        assertThat(leader.within30s()).isEqualTo(1);
    }

    @Test
    void whatIsSentBackAndWhoIsAlwaysTogetherIsToldAsARate() {
        drafted("2026-03-02T02:00:00Z")
                .later(Duration.ofHours(1))
                .rejected(ApprovalLevel.LEADER)
                .drafted()
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEGAL)
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .in(ledger);
        var leader = of("leader");
        assertThat(leader.decisions()).isEqualTo(3);
        assertThat(leader.sentBack()).isEqualTo(1);
        assertThat(leader.sentBackRate()).isEqualTo(0.5);
        assertThat(leader.samePair()).isEqualTo(2);
        assertThat(leader.drafter()).isEqualTo("handler");
        assertThat(leader.leader()).isNull();
        assertThat(of("legal").leader()).isEqualTo("leader");
        assertThat(of("legal").samePairRate()).isEqualTo(1);
        assertThat(behind("leader", SignedSubset.SENT_BACK, Period.ALL))
                .singleElement()
                .satisfies(s -> assertThat(s.draft()).isEqualTo(1));
    }

    /** A handling opinion that waits from that instant. */
    private static History proposed(String at) {
        return propose(History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, null)
                .classified()
                .assigned(XIPU)
                .accepted());
    }

    private static History propose(History history) {
        var plan = new Plan("约谈", Instant.parse("2026-03-20T02:00:00Z"), "何岸");
        return history.by(Role.HANDLER, new OpinionProposed(History.SEALED, plan, history.occurred()));
    }

    private static History reviewed(History history, int opinion, boolean agreed) {
        return history.by(
                Role.CENTER_HEAD, new OpinionReviewed(opinion, agreed, "再查", "center_head", history.occurred()));
    }

    @Test
    @DisplayName("P6.10 对处理意见进行审核")
    void aHandlingOpinionIsReviewed_timedFromWhenItWasProposed_andOpenedOrNot() {
        var unread = proposed("2026-03-02T02:00:00Z").later(Duration.ofSeconds(20));
        reviewed(unread, 1, false);
        var again = propose(unread.later(Duration.ofHours(1)));
        opened(again, "center_head", "opinion-2").later(Duration.ofSeconds(70));
        reviewed(again, 2, true).in(ledger);
        var otherText = proposed("2026-03-03T02:00:00Z");
        opened(otherText, "center_head", "opinion-report-1").later(Duration.ofSeconds(40));
        reviewed(otherText, 1, true).in(ledger);

        var head = of("center_head");

        assertThat(head.decisions()).isEqualTo(3);
        assertThat(head.timed()).isEqualTo(3);
        assertThat(head.quickestSeconds()).isEqualTo(20);
        assertThat(head.medianSeconds()).isEqualTo(40);
        assertThat(head.within30s()).isEqualTo(1);
        assertThat(head.onDrafts()).isEqualTo(3);
        assertThat(head.neverOpened()).isEqualTo(2);
        assertThat(head.sentBack()).isEqualTo(1);
        assertThat(head.samePair()).isEqualTo(3);
        assertThat(head.drafter()).isEqualTo("handler");
        assertThat(behind("center_head", SignedSubset.ALL, Period.ALL))
                .allMatch(s -> s.kind() == SignedKind.OPINION && s.leader() == null)
                .extracting(Signed::draft)
                .containsExactlyInAnyOrder(1, 2, 1);
        assertThat(behind("center_head", SignedSubset.NEVER_OPENED, Period.ALL))
                .extracting(Signed::caseId)
                .containsExactly(otherText.caseId(), unread.caseId());
        assertThat(queries.checkUp(Period.ALL, SignedKind.OPINION, null)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsThatOfTheDecisionsBehindIt(SignedSubset which) {
        for (int n = 0; n < 6; n++) {
            History.wholeLife().in(ledger);
        }
        sign("2026-03-24T12:00:00Z", 0, 5, 9, 14, 60, 300);
        var signed = drafted("2026-03-25T02:00:00Z").later(Duration.ofHours(1));
        signed.signedFor("leader2", "leader", approvedByDelegation(signed)).in(ledger);
        var period = new Period(Instant.parse("2026-03-03T00:00:00Z"), null);
        var leader = of("leader", period);
        long told =
                switch (which) {
                    case ALL -> leader.decisions();
                    case TIMED -> leader.timed();
                    case QUICKEST ->
                        behind("leader", SignedSubset.TIMED, period).stream()
                                .filter(s -> s.tookMillis() == leader.quickestSeconds() * 1000)
                                .count();
                    case WITHIN_30_S -> leader.within30s();
                    case IN_BATCH -> leader.inBatch();
                    case OUTSIDE_HOURS -> leader.outsideHours();
                    case ON_DRAFTS -> leader.onDrafts();
                    case NEVER_OPENED -> leader.neverOpened();
                    case ENTERED_LATER -> leader.enteredLater();
                    case SENT_BACK -> leader.sentBack();
                    case SAME_PAIR -> leader.samePair();
                    case ON_BEHALF -> leader.onBehalf();
                };
        assertThat(told).isPositive();
        assertThat(behind("leader", which, period))
                .hasSize((int) told)
                .allMatch(s -> s.person().equals("leader"));
    }

    @Test
    void whatIsProjectedTwiceIsTheSame_andAnyStepIsFoldedFromWhatWasStored() {
        var life = opened(History.wholeLife(), "leader", "draft-1");
        ledger.project(view);
        var once = ledger.rows("views.signed");
        ledger.project(view);
        assertThat(ledger.rows("views.signed")).isEqualTo(once).hasSize(7);
        SignedCase stored = null;
        for (var recorded : org.caseledger.query.testing.Samples.all()) {
            if (view.wants(recorded.event().getClass())) {
                var next = view.on(stored, recorded);
                stored = EventCodec.read(EventCodec.write(next), SignedCase.class);
                assertThat(stored).isEqualTo(next);
                assertThat(view.on(stored, recorded)).isSameAs(stored);
            }
        }
        assertThat(Folds.fold(view, life.recorded()).signed()).hasSize(7);
    }
}
