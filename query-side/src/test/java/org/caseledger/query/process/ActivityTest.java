package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;

/** Which events are steps of a process. */
class ActivityTest {
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
}
