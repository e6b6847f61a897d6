package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.LoginFailed;
import org.caseledger.events.oversight.AccessEvent.LoginsEnded;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedOut;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.SecretNow;
import org.caseledger.query.history.HistoryView.HistoryOfCase;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryEntryTest {
    private static final Instant SAID = Instant.parse("2026-03-10T01:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-03-12T02:00:00Z");
    private static final Actor HANDLER = new Actor("he", "何𠮷", Role.HANDLER, XIPU);
    private static final CaseId CASE = CaseId.named("history");

    private static Recorded recorded(LedgerEvent event) {
        return new Recorded(17, CASE, 4, RECORDED, HANDLER, event);
    }

    private static HistoryEntry told(LedgerEvent event) {
        return HistoryEntry.of(recorded(event), null, DisplayNames.codes(), null);
    }

    private static HistoryEntry withheld(LedgerEvent event) {
        return HistoryEntry.withheld(recorded(event), null, DisplayNames.codes(), null);
    }

    @Test
    void givenAnEvent_whenTold_thenItSaysWhoWhenAndWhereInTheLog() {
        var entry = HistoryEntry.of(
                recorded(new LeadDecided(true, "证据充分", Occurred.at(SAID))), null, DisplayNames.codes(), "draft-2");

        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        17,
                        CASE,
                        4,
                        "LeadDecided",
                        new Text("决定立案，理由：证据充分", "Decided to file a case, reason: 证据充分"),
                        "he",
                        "何𠮷",
                        Role.HANDLER,
                        XIPU,
                        null,
                        SAID,
                        RECORDED,
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        "draft-2"));
    }

    @Test
    void givenASignatureByDelegation_whenTold_thenItSaysForWhomAlsoWhereTheRestIsWithheld() {
        var signing = new Actor("head", "赵中心", Role.LEADER, null, new Behalf("leader", "王局长"));
        var event = new RoutingSignedOff(XIPU, "请处理", Occurred.at(SAID));
        var signed = new Recorded(17, CASE, 4, RECORDED, signing, event);

        var entry = HistoryEntry.of(signed, null, DisplayNames.codes(), null);
        assertThat(entry.behalf()).isEqualTo(new Behalf("leader", "王局长"));
        assertThat(entry.name()).isEqualTo("赵中心");
        assertThat(entry.zh()).endsWith("（由王局长授权代签）");
        assertThat(entry.en()).endsWith(" (signed for 王局长 by delegation)");
        var withheld = HistoryEntry.withheld(signed, null, DisplayNames.codes(), null);
        assertThat(withheld.behalf()).isEqualTo(entry.behalf());
        assertThat(told(event).zh()).doesNotContain("代签");
    }

    static Stream<Arguments> times() {
        var said = Occurred.at(SAID);
        var untimed = new Occurred(null, null, "citizen-messages");
        return Stream.of(
                Arguments.of(new LeadDecided(true, "", said), SAID),
                Arguments.of(new LeadDecided(true, "", untimed), null),
                Arguments.of(new DeadlineMet(Clock.REPLY, 1, SAID, false), SAID),
                Arguments.of(new IncidentClosed("全部办结", said), SAID),
                Arguments.of(new SealedDataOpened(CASE, Set.of("narrative"), "page"), RECORDED),
                Arguments.of(new FindingAnswered(CASE, "RUBBER_STAMP", 1, FindingAnswer.EXPLAINED, "当面汇报"), RECORDED));
    }

    @ParameterizedTest
    @MethodSource("times")
    void givenAnEvent_whenTold_thenItHappenedWhenItSays_andElseWhenItWasRecorded(
            LedgerEvent event, Instant occurredAt) {
        assertThat(told(event).occurredAt()).isEqualTo(occurredAt);
        assertThat(told(event).recordedAt()).isEqualTo(RECORDED);
    }

    static Stream<Arguments> drafts() {
        var at = Occurred.at(SAID);
        return Stream.of(
                Arguments.of(new ReplyDrafted(2, SEALED, "d1", "he", at), 2, "d1"),
                Arguments.of(new ReplyApproved(ApprovalLevel.LEGAL, 3, "d2", null, "legal", null, at), 3, "d2"),
                Arguments.of(new ReplyRejected(ApprovalLevel.LEADER, 4, "d3", "依据不足", "leader", at), 4, "d3"),
                Arguments.of(new ComplaintReplied(SEALED, "d4", 5, Medium.PHONE, at), 5, "d4"),
                Arguments.of(new ComplaintReplied(SEALED, "d5", null, null, at), null, "d5"),
                Arguments.of(new LeadDecided(true, "证据充分", at), null, null));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void givenAnEventAboutAReply_whenTold_thenItNamesTheDraftAndTheDigest(
            LedgerEvent event, Integer draft, String digest) {
        assertThat(told(event).draft()).isEqualTo(draft);
        assertThat(told(event).digest()).isEqualTo(digest);
        assertThat(withheld(event).draft()).as("a digest tells nothing").isEqualTo(draft);
        assertThat(withheld(event).digest()).isEqualTo(digest);
    }

    @Test
    void givenALateEntry_whenTold_thenItsReasonIsTold_butNotOfASecretCase() {
        var late = new LeadDecided(true, "证据充分", new Occurred(SAID, "配方清单待核", "旧系统"));

        assertThat(told(late).lateReason()).isEqualTo("配方清单待核");
        assertThat(told(late).source()).isEqualTo("旧系统");
        assertThat(withheld(late).lateReason()).isNull();
        assertThat(withheld(late).source()).isEqualTo("旧系统");
        assertThat(withheld(late).occurredAt()).isEqualTo(SAID);
        assertThat(withheld(late).person()).isEqualTo("he");
    }

    // Events of a secret case that hold nothing but times, clauses, numbers and names of duty.
    private static final Set<Class<?>> NOTHING_WRITTEN = Set.of(
            DeadlineSet.class,
            DeadlineMet.class,
            DeadlineMissed.class,
            DeadlineLapsed.class,
            DeadlineResumed.class,
            DutyOfficerNamed.class,
            CaseSealedOff.class,
            DestructionProposed.class,
            DestructionApproved.class,
            CaseDestroyed.class,
            AttemptRefused.class,
            SealedDataOpened.class,
            QueryCodeGiven.class,
            RepeatNotLinked.class,
            RectificationOverdue.class,
            UnusualReadingNoticed.class,
            PersonLoggedIn.class,
            PersonLoggedOut.class,
            LoginsEnded.class,
            LoginFailed.class,
            CasesSearched.class,
            RecordsRead.class);

    @Test
    @DisplayName("P7.20 every event of a case is withheld, or known to hold nothing written")
    void givenEveryEventOfACase_whenItIsSecret_thenNothingIsToldThatSomebodyWrote() {
        var open = new HashSet<Class<?>>();
        for (var sample : Samples.all()) {
            var event = sample.event();
            var ofACase = event instanceof ComplaintEvent
                    || event instanceof OversightEvent && !(event instanceof SampleEvent);
            if (!ofACase) {
                continue;
            }
            if (withheld(event).zh().equals(SecretNow.WITHHELD.zh())) {
                assertThat(withheld(event).en()).isEqualTo(SecretNow.WITHHELD.en());
            } else {
                open.add(event.getClass());
                assertThat(withheld(event).zh()).isEqualTo(told(event).zh());
            }
            assertThat(event instanceof Act && open.contains(event.getClass())).isFalse();
        }

        assertThat(open).isEqualTo(NOTHING_WRITTEN);
        assertThat(SecretNow.WITHHELD.zh()).isEqualTo("涉密，仅限指定人员知悉");
        assertThat(SecretNow.WITHHELD.en()).isEqualTo("Secret: named people only");
    }

    @Test
    void givenARow_whenAnEntryIsLate_thenItIsMarkedAndOthersAreNot() {
        var late = new Occurred(SAID, "系统停用", null);
        var there = new Occurred(null, null, "旧系统");

        assertThat(row(new ComplaintAssigned(ANJING, null, null, null, late)).lateEntry())
                .isTrue();
        assertThat(row(new ComplaintAssigned(ANJING, null, null, null, there)).lateEntry())
                .isFalse();
        assertThat(row(new IncidentClosed("全部办结", late)).lateEntry()).isTrue();
        assertThat(row(new IncidentClosed("全部办结", Occurred.at(SAID))).lateEntry())
                .isFalse();
        assertThat(row(new DeadlineMet(Clock.REPLY, 1, SAID, true)).lateEntry())
                .as("met late is no late entry")
                .isFalse();
    }

    private static HistoryRow row(LedgerEvent event) {
        return HistoryRow.of(recorded(event));
    }

    @Test
    void givenEventsOfOneBatch_whenFolded_thenEachAddsItsRowInOrder() {
        HistoryOfCase kept = null;
        var events = Samples.all().subList(0, 5);
        for (var event : events) {
            kept = HistoryOfCase.on(kept, event);
        }

        assertThat(kept.added())
                .extracting(HistoryRow::position)
                .containsExactlyElementsOf(
                        events.stream().map(Recorded::position).toList());
    }
}
