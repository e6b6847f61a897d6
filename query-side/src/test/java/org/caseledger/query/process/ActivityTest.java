package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events are steps of a process, and what becomes of a handling opinion on the way. */
class ActivityTest {

    private static final Occurred NOW = Occurred.at(Instant.parse("2026-03-02T01:00:00Z"));

    @Test
    void givenEveryEvent_whenAsked_thenWhatTheLedgerRecordsByItselfOrBesideTheWayIsNoStep() {
        var none = new TreeSet<String>();
        for (var sample : Samples.all()) {
            var name = EventCodec.nameOf(sample.event().getClass());
            var activity = Activity.of(sample.event());
            if (activity.isEmpty()) {
                if (sample.event() instanceof ComplaintEvent) {
                    none.add(name);
                }
            } else {
                assertThat(activity).hasValue(name);
                assertThat(sample.event())
                        .as("only what is done with a complaint")
                        .isInstanceOf(ComplaintEvent.class);
            }
        }
        assertThat(none)
                .containsExactly(
                        "CaseDestroyed",
                        "CaseSealedOff",
                        "CaseTakenOver",
                        "DeadlineLapsed",
                        "DeadlineMet",
                        "DeadlineMissed",
                        "DeadlineSet",
                        "DestructionApproved",
                        "DestructionProposed",
                        "DestructionPutOff",
                        "DutyOfficerNamed",
                        "FactsAdded",
                        "HistoryAdopted",
                        "NoteWritten",
                        "QueryCodeGiven",
                        "SealingOffLifted",
                        "SecrecyLifted",
                        "SecrecyMarked",
                        "TakeOverConfirmed");
    }

    private static ComplaintEvent event(String name) {
        return switch (name) {
            case "proposed" -> new OpinionProposed(History.SEALED, new Plan("退款", NOW.at(), "何岸"), NOW);
            case "agreed" -> new OpinionReviewed(1, true, "同意", "head", NOW);
            case "sent back" -> new OpinionReviewed(1, false, "请写明依据", "head", NOW);
            case "reopened" -> new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "不满意", NOW);
            case "replied" -> new ComplaintReplied(History.SEALED, "d", null, null, NOW);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({
        "NONE, proposed, PROPOSED",
        "PROPOSED, agreed, AGREED",
        "PROPOSED, sent back, NONE",
        "AGREED, proposed, PROPOSED",
        "AGREED, reopened, NONE",
        "PROPOSED, reopened, NONE",
        "PROPOSED, replied, PROPOSED",
        "AGREED, replied, AGREED",
        "NONE, replied, NONE"
    })
    void givenAnOpinion_whenTheCaseGoesOn_thenItStandsSo(OpinionSoFar before, String event, OpinionSoFar after) {
        assertThat(before.on(event(event))).isEqualTo(after);
    }
}
