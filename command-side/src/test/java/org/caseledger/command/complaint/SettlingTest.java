package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.clocks.LapseReason.SETTLED;

import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordSettlement;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The parties settle between themselves: an ending of its own (O121-18, O121-23). */
class SettlingTest extends ComplaintTest {
    private static final RecordSettlement SETTLE = new RecordSettlement(CASE, "双方已退款和解", TOLD, null, null);

    @Test
    @DisplayName("O121-23 (1) 双方自行和解: no deadline is met by it, all of them lapse for that reason")
    void givenAUnitHasTheCase_whenSettled_thenItsDeadlinesLapse() {
        given(assignedTo(XIPU));
        when(INTAKE, SETTLE);
        then(new ComplaintSettled("双方已退款和解", TOLD, JUST_NOW), lapsed(REPLY, SETTLED), lapsed(ACCEPTANCE, SETTLED));
    }

    @Test
    void givenAnyOpenState_whenSettled_thenTheCaseIsSettledAndNoDeadlineRuns() {
        for (var open : List.of(received(), returnedBy(XIPU), acceptedBy(XIPU), gatedAt(XIPU))) {
            var c = new CaseState();
            open.give(DISPATCHER, SETTLE).events().forEach(c::on);
            assertThat(c.state()).isEqualTo(ComplaintState.SETTLED);
            assertThat(c.deadlines().open()).isEmpty();
        }
    }

    @Test
    void givenTheUnitAReportOrTwice_whenSettled_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), SETTLE);
        thenRefused(Rule.ROLE, "P9.12");
        given(received(ComplaintKind.REPORT, Channel.LETTER));
        when(INTAKE, SETTLE);
        thenRefused(Rule.KIND, "P9.01");
        given(acceptedBy(XIPU).give(HEAD, SETTLE));
        when(HEAD, SETTLE);
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    void givenNoReason_whenSettled_thenRefused() {
        given(received());
        when(INTAKE, new RecordSettlement(CASE, " ", TOLD, null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
    }

    @Test
    void givenSettled_whenReopened_thenANewRoundBegins() {
        given(assignedTo(XIPU).give(INTAKE, SETTLE));
        when(HEAD, Give.reopen());
        thenDone();
    }
}
