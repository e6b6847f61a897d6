package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.Give.receive;
import static org.caseledger.command.complaint.People.INTAKE;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.RepeatOf;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is recorded with a receipt besides the complaint itself: which case it repeats, and evidence. */
class ReceivingWithMoreTest {
    private static final CaseId FIRST = CaseId.random();
    private static final Evidence PHOTO = new Evidence("照片", TestOffice.KEPT);
    private static final Evidence WRAPPER = new Evidence("包装袋", null);
    private static final String WHY = "同一电话，同一事项";

    private final TestOffice office = TestOffice.by(Procedures.builtIn().get("P9+law"));

    private List<ComplaintEvent> decided(ReceiveComplaint command) {
        var events = new ArrayList<ComplaintEvent>();
        var c = new CaseState();
        Decisions.decide(command, c, new DecisionContext(INTAKE, office.time().instant(), office), event -> {
            c.on(event);
            events.add(event);
        });
        return events;
    }

    private static ReceiveComplaint repeating(CaseId to, String why) {
        var said = receive();
        return new ReceiveComplaint(
                said.caseId(),
                said.kind(),
                said.channel(),
                said.complainant(),
                said.narrative(),
                said.respondent(),
                said.respondentKind(),
                said.respondentDetails(),
                said.matter(),
                null,
                null,
                new RepeatOf(to, why),
                null,
                said.occurredAt(),
                said.lateReason());
    }

    private void assertRefused(ReceiveComplaint command, Rule rule) {
        assertThatThrownBy(() -> decided(command)).isInstanceOf(Refused.class).hasMessageStartingWith(rule.name());
    }

    @Tag("P4.22")
    @Test
    @DisplayName("P4.22 the link is recorded with the receipt")
    void givenAnEarlierCase_whenReceivedAsItsRepeat_thenTheLinkFollowsTheReceipt() {
        office.know(FIRST);
        var events = decided(repeating(FIRST, WHY));
        assertThat(events.get(0)).isInstanceOf(ComplaintReceived.class);
        var occurred = ((ComplaintReceived) events.get(0)).occurred();
        assertThat(events).containsOnlyOnce(new RepeatComplaintLinked(FIRST, WHY, occurred));
    }

    @Test
    void givenNoOtherCase_whenReceivedAsARepeat_thenRefused() {
        assertRefused(repeating(FIRST, WHY), Rule.ANOTHER_CASE);
        office.know(Give.CASE);
        assertRefused(repeating(Give.CASE, WHY), Rule.ANOTHER_CASE);
    }

    @Test
    void givenAReasonThatIsNotInWords_whenReceivedAsARepeat_thenRefused() {
        office.know(FIRST);
        assertRefused(repeating(FIRST, "。。"), Rule.REASON_IN_WORDS);
    }

    @Tag("O121-37")
    @Test
    void givenTheEarlierCaseIsAReport_whenAComplaintIsReceivedAsItsRepeat_thenRefusedUnderTheLaw() {
        office.know(FIRST, new OtherCase(ComplaintKind.REPORT, Give.RECEIVED_AT, null));
        office.setTime(Give.at("2026-04-20T09:00"));
        assertRefused(repeating(FIRST, WHY), Rule.REPORT_STAYS_CLOSED);
        office.setTime(Give.at("2026-04-14T09:00"));
        assertThat(decided(repeating(FIRST, WHY))).hasAtLeastOneElementOfType(RepeatComplaintLinked.class);
    }

    private List<Evidence> recorded(ReceiveComplaint command) {
        return ((ComplaintReceived) decided(command).get(0)).evidence();
    }

    @Test
    void givenEvidenceComesWithIt_whenReceived_thenTheReceiptNamesIt() {
        assertThat(recorded(receive().with(List.of(PHOTO, WRAPPER)))).containsExactly(PHOTO, WRAPPER);
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
        assertRefused(missing, Rule.EVIDENCE_KEPT);
    }
}
