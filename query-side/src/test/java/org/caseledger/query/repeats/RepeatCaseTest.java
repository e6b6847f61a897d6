package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.SEALED;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;

/** P4.22: what of a case tells whether it repeats another, event by event. */
class RepeatCaseTest {
    private static final CaseId FIRST = CaseId.named("first");
    private static final CaseId SECOND = CaseId.named("second");
    private static final Sealed OTHER = new Sealed("BBBB");

    private static RepeatCase of(History history) {
        RepeatCase kept = null;
        for (var recorded : history.recorded()) {
            var next = RepeatCase.on(kept, recorded);
            assertThat(RepeatCase.on(next, recorded)).as("known already").isSameAs(next);
            kept = EventCodec.read(EventCodec.write(next), RepeatCase.class);
            assertThat(kept).isEqualTo(next);
        }
        return kept;
    }

    private static History corrected(History history, CorrectedField field, Sealed after) {
        return history.by(Role.INTAKE, Events.corrected(field, null, null, SEALED, after, "误记", history.occurred()));
    }

    private static History unlinked(History history, CaseId from) {
        return history.by(Role.DISPATCHER, new RepeatLinkUndone(from, "并非同一事项", history.occurred()));
    }

    private static History joined(History history, CaseId to) {
        return history.by(Role.DISPATCHER, new ComplaintJoined(to, "同案", history.occurred()));
    }

    private static History parted(History history, CaseId from) {
        return history.by(Role.DISPATCHER, new JoinUndone(from, "诉求不同", history.occurred()));
    }

    @Test
    void givenAStreamThatDoesNotBeginACase_whenFolded_thenThereIsNone() {
        var later = History.received().classified().recorded().get(1);
        assertThat(RepeatCase.on(null, later)).isNull();
    }

    @Test
    void givenAReceipt_whenFolded_thenWhatIsSealedStaysSealed() {
        var kept = of(History.received());
        assertThat(kept.complainant()).isEqualTo(SEALED);
        assertThat(kept.narrative()).isEqualTo(SEALED);
        assertThat(kept.respondent()).isEqualTo("红光超市");
        assertThat(kept.receivedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(kept.begun()).isEqualTo(1);
        assertThat(kept.migrated()).isFalse();
    }

    @Test
    void givenACaseFromAnotherSystem_whenFolded_thenItIsMarkedAndReceivedWhenRecorded() {
        var like = (ComplaintReceived) History.received().recorded().get(0).event();
        var kept = of(History.beginning(Events.received(
                like.caseId(),
                like.number(),
                like.kind(),
                like.channel(),
                null,
                like.narrative(),
                null,
                "P9",
                new Occurred(null, null, "old"))));
        assertThat(kept.migrated()).isTrue();
        assertThat(kept.receivedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(kept.complainant()).isNull();
    }

    @Test
    void givenEventsThatSayNothingOfIt_whenFolded_thenTheCaseStaysAsItWas() {
        var before = of(History.received());
        var view = new RepeatViewWants();
        for (var sample : Samples.all()) {
            if (!view.wants(sample)) {
                assertThat(RepeatCase.on(before, at(sample, 1_000)))
                        .as("%s", sample)
                        .isSameAs(before);
            }
        }
    }

    /** The events that change it, by the names under which they are stored. */
    private static final class RepeatViewWants {
        private static final List<String> WANTED = List.of(
                "RecordCorrected",
                "RepeatComplaintLinked",
                "RepeatLinkUndone",
                "ComplaintJoined",
                "FilingSplit",
                "JoinUndone",
                "ComplaintArchived",
                "ComplaintReopened",
                "SecrecyMarked",
                "SecrecyLifted",
                "CaseSealedOff",
                "SealingOffLifted",
                "CaseDestroyed");

        boolean wants(Recorded recorded) {
            return WANTED.contains(EventCodec.nameOf(recorded.event().getClass()));
        }
    }

    private static Recorded at(Recorded like, long position) {
        return new Recorded(position, like.caseId(), like.sequence(), like.recordedAt(), like.actor(), like.event());
    }

    @Test
    void givenACorrection_whenFolded_thenOnlyThatPartIsAnother() {
        var complainant = of(corrected(History.received(), CorrectedField.COMPLAINANT, OTHER));
        assertThat(complainant.complainant()).isEqualTo(OTHER);
        assertThat(complainant.narrative()).isEqualTo(SEALED);

        var narrative = of(corrected(History.received(), CorrectedField.NARRATIVE, OTHER));
        assertThat(narrative.narrative()).isEqualTo(OTHER);
        assertThat(narrative.complainant()).isEqualTo(SEALED);

        var respondent = of(History.received().corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥饭店"));
        assertThat(respondent.respondent()).isEqualTo("𠮷祥饭店");
        assertThat(respondent.position()).isEqualTo(2);

        var channel = of(History.received().corrected(CorrectedField.CHANNEL, null, "LETTER"));
        assertThat(channel).isEqualTo(of(beforeTheLast(channel)));
    }

    // The same case without its last event.
    private static History beforeTheLast(RepeatCase of) {
        var like = (ComplaintReceived) History.received().recorded().get(0).event();
        return History.beginning(Events.received(
                of.caseId(),
                like.number(),
                like.kind(),
                like.channel(),
                SEALED,
                SEALED,
                like.respondent(),
                "P9",
                Occurred.at(Instant.parse("2026-03-02T01:00:00Z"))));
    }

    @Test
    void givenLinks_whenOneIsMadeAgainOrUndone_thenTheOthersKeepTheirOrder() {
        var history = History.received().linked(FIRST).linked(SECOND);
        assertThat(of(history).links()).containsExactly(FIRST, SECOND);
        assertThat(of(history.linked(FIRST)).links()).containsExactly(SECOND, FIRST);
        assertThat(of(unlinked(history, SECOND)).links()).containsExactly(FIRST);
        assertThat(of(history).parted()).as("people have said so").containsExactly(SECOND);
        assertThat(of(history.linked(SECOND)).links()).containsExactly(FIRST, SECOND);
    }

    @Test
    void givenAJoin_whenItIsUndone_thenNothingLeadsItAndBothAreParted() {
        var history = joined(History.received().linked(FIRST), SECOND);
        assertThat(of(history).lead()).isEqualTo(SECOND);
        assertThat(of(history).parted()).isEmpty();

        parted(history, SECOND);
        assertThat(of(history).lead()).isNull();
        assertThat(of(history).parted()).containsExactly(SECOND);
        assertThat(of(history).links()).containsExactly(FIRST);

        unlinked(unlinked(history, FIRST), SECOND);
        assertThat(of(history).parted()).as("each once, the last one last").containsExactly(FIRST, SECOND);
        assertThat(of(joined(history, FIRST)).lead()).isEqualTo(FIRST);
    }

    @Test
    void givenAnArchive_whenTheCaseIsReopened_thenItIsNoLongerInIt() {
        var history = History.received().replied().archived();
        assertThat(of(history).archived()).isEqualTo(3);
        assertThat(of(history.reopened()).archived()).isNull();
        assertThat(of(history.replied().archived()).archived()).isEqualTo(6);
    }

    @Test
    void givenASecretCase_whenItIsLifted_thenItCanBeComparedAgain() {
        var history = History.received();
        history.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), SEALED, history.occurred()));
        assertThat(of(history).secret()).isEqualTo(SecrecyGround.STATE);
        assertThat(of(history.linked(FIRST)).secret())
                .as("through later events")
                .isEqualTo(SecrecyGround.STATE);
        history.by(Role.CENTER_HEAD, new SecrecyLifted("保密期满", history.occurred()));
        assertThat(of(history).secret()).isNull();
        assertThat(of(history).links()).containsExactly(FIRST);
    }
}
