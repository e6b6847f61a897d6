package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.Give.receive;
import static org.caseledger.command.complaint.People.INTAKE;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.Evidence;
import org.junit.jupiter.api.Test;

/** What comes with a receipt besides what is told. */
class ReceivingWithEvidenceTest {

    private static final Evidence PHOTO = new Evidence("照片", TestOffice.KEPT);
    private static final Evidence WRAPPER = new Evidence("包装袋", null);

    private static List<ComplaintEvent> decided(ReceiveComplaint command) {
        var office = TestOffice.p9();
        var events = new ArrayList<ComplaintEvent>();
        var c = new CaseState();
        Decisions.decide(
                command,
                c,
                new DecisionContext(INTAKE, office.time().instant(), office),
                event -> {
                    c.on(event);
                    events.add(event);
                });
        return events;
    }

    private static List<Evidence> recorded(ReceiveComplaint command) {
        return ((ComplaintReceived) decided(command).get(0)).evidence();
    }

    @Test
    void givenEvidenceComesWithIt_whenReceived_thenTheReceiptNamesIt() {
        assertThat(recorded(receive().with(List.of(PHOTO, WRAPPER))))
                .containsExactly(PHOTO, WRAPPER);
        assertThat(recorded(receive().with(List.of(WRAPPER)).with(List.of(PHOTO))))
                .containsExactly(WRAPPER, PHOTO);
    }

    @Test
    void givenNoEvidence_whenReceived_thenTheReceiptNamesNone() {
        assertThat(recorded(receive())).isNull();
        assertThat(recorded(receive().with(List.of()))).isNull();
    }

    @Test
    void givenAFileThatIsNotKept_whenReceived_thenRefused() {
        var missing = receive().with(List.of(WRAPPER, new Evidence("照片", "1".repeat(64))));
        assertThatThrownBy(() -> decided(missing))
                .isInstanceOf(Refused.class)
                .hasMessage(Rule.EVIDENCE_KEPT + " (P9.14)");
    }
}
