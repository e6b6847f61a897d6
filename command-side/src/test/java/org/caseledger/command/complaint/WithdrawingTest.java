package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.reopen;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.clocks.LapseReason.WITHDRAWN;

import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The complainant withdraws: an ending that is neither a reply nor a decline (O121-23). */
class WithdrawingTest extends ComplaintTest {
    private static final String REASON = "已与商家和解";
    private static final WithdrawComplaint WITHDRAW = new WithdrawComplaint(CASE, REASON, TOLD, null, null);
    private static final ComplaintWithdrawn HAS_WITHDRAWN = new ComplaintWithdrawn(REASON, TOLD, JUST_NOW);

    @Test
    @DisplayName("O121-23 (1) 投诉人撤回投诉: no deadline is met by it, all of them lapse for that reason")
    void givenAUnitHasTheCase_whenWithdrawn_thenItsDeadlinesLapse() {
        given(assignedTo(XIPU));
        when(INTAKE, WITHDRAW);
        then(HAS_WITHDRAWN, lapsed(REPLY, WITHDRAWN), lapsed(ACCEPTANCE, WITHDRAWN));
    }

    @Test
    void givenAnyOpenState_whenWithdrawn_thenTheCaseIsWithdrawnAndNoDeadlineRuns() {
        for (var open : List.of(
                received(),
                classified(),
                signedOff(XIPU),
                assignedTo(XIPU),
                returnedBy(XIPU),
                acceptedBy(XIPU),
                gatedAt(XIPU),
                replied().reopened())) {
            var c = new CaseState();
            assertThat(open.give(DISPATCHER, WITHDRAW).events())
                    .allSatisfy(c::on)
                    .contains(HAS_WITHDRAWN);
            assertThat(c.state()).isEqualTo(ComplaintState.WITHDRAWN);
            assertThat(c.deadlines().open()).isEmpty();
        }
    }

    @Test
    @DisplayName("P9.03 当天分送: a withdrawal does not undo that a deadline was missed")
    void givenTheDispatchIsLate_whenWithdrawn_thenTheMissIsRecordedFirst() {
        var later = Give.at("2026-03-03T08:00");
        given(signedOff(XIPU));
        at(later);
        when(HEAD, WITHDRAW);
        then(
                new ComplaintWithdrawn(REASON, TOLD, Occurred.at(later)),
                missed(DISPATCH, "2026-03-03T00:00"),
                new DeadlineLapsed(DISPATCH, 1, WITHDRAWN, later),
                new DeadlineLapsed(REPLY, 1, WITHDRAWN, later),
                new DeadlineLapsed(ACCEPTANCE, 1, WITHDRAWN, later));
    }

    @Test
    @DisplayName("P9.08 nor does one that is dated back to before the deadline")
    void givenAMissedDeadline_whenTheWithdrawalIsDatedBack_thenItStaysMissed() {
        var before = Give.at("2026-03-06T09:00");
        var withdrawn = assignedTo(XIPU)
                .at(Give.at("2026-03-20T08:00"))
                .give(Actor.SYSTEM, Give.missed(REPLY, 1))
                .give(INTAKE, new WithdrawComplaint(CASE, REASON, TOLD, before, "补录来电"))
                .state();

        assertThat(withdrawn.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(withdrawn.deadlines().all())
                .filteredOn(deadline -> deadline.clock() == REPLY)
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.missed()).isTrue());
    }

    @Test
    @DisplayName("P9.12 the unit that is responsible for a case does not end it in the complainant's name")
    void givenAUnitHasTheCase_whenItsHandlerWithdrawsIt_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), WITHDRAW);
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("O121-35 a report is checked whether or not the reporter stands by it")
    void givenAReport_whenWithdrawn_thenRefused() {
        given(received(ComplaintKind.REPORT, Channel.LETTER));
        when(INTAKE, WITHDRAW);
        thenRefused(Rule.KIND, "P9.01");
    }

    @Test
    void givenNoReasonOrAnImpossibleTime_whenWithdrawn_thenRefused() {
        var future = new Told(Medium.PHONE, NOW.plusSeconds(1));
        given(received());
        when(INTAKE, new WithdrawComplaint(CASE, "　", TOLD, null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
        when(INTAKE, new WithdrawComplaint(CASE, REASON, future, null, null));
        thenRefused(Rule.TOLD_IN_TIME, "P9.07");
    }

    @Test
    void givenTheCaseIsClosed_whenWithdrawn_thenRefused() {
        for (var closed : List.of(replied(), assignedTo(XIPU).give(handlerOf(XIPU), decline()))) {
            given(closed);
            when(INTAKE, WITHDRAW);
            thenRefused(Rule.STATE, "P9.02");
        }
    }

    @Test
    @DisplayName("P2.18 a complainant who comes back is handled in a new round; otherwise the case is archived")
    void givenWithdrawn_whenReopenedOrArchived_thenDone() {
        given(assignedTo(XIPU).give(INTAKE, WITHDRAW));
        when(HEAD, reopen());
        thenDone();
        when(HEAD, archive(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD));
        thenDone();
        when(INTAKE, WITHDRAW);
        thenRefused(Rule.STATE, "P9.02");
    }
}
