package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.decideOnLead;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.LEAD_CHECK;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordLead;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Order 121 art. 27: what is found while mediating is checked, whatever becomes of the complaint. */
class FindingALeadTest extends ComplaintTest {
    private static final String ORDER_121_27 = "总局令第121号第27条 / SAMR Order 121 art. 27";
    private static final Instant FOUND_AT = Give.at("2026-04-20T09:00");
    private static final String LEAD = "涉嫌销售过期食品";

    @BeforeEach
    void boundByTheLaw() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
    }

    private History found() {
        return acceptedBy(XIPU).at(FOUND_AT).give(handlerOf(XIPU), lead());
    }

    private static RecordLead lead() {
        return new RecordLead(CASE, LEAD, null, null);
    }

    @Test
    @DisplayName("15 working days from Mon 20 April 2026: Labour Day is off, Sat 9 May is worked")
    void givenAccepted_whenALeadIsFound_thenItsCheckIsTimed() {
        given(acceptedBy(XIPU));
        at(FOUND_AT);
        when(handlerOf(XIPU), lead());
        then(
                new LeadFound(null, sealed(LEAD), Occurred.at(FOUND_AT)),
                set(
                        LEAD_CHECK,
                        1,
                        1,
                        FOUND_AT,
                        "2026-05-09T06:36",
                        "2026-05-14T00:00",
                        "law-lead-found",
                        ORDER_121_27));
    }

    @Test
    @DisplayName("特殊情况下,经负责人批准,核查时限可以延长十五个工作日: not one more")
    void givenALead_whenItsCheckIsExtended_thenByFifteenWorkingDaysAtMost() {
        given(found());
        // 15 working days after Wed 13 May: Wed 3 June
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-06-04T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, ORDER_121_27);
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-06-04T00:00")));
        thenDone();
        when(handlerOf(XIPU), extend(LEAD_CHECK, Give.at("2026-06-04T00:00")));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    void givenALead_whenDecided_thenItsCheckIsDone() {
        given(found());
        when(handlerOf(XIPU), decideOnLead());
        then(new LeadDecided(true, "违法事实清楚", Occurred.at(FOUND_AT)), new DeadlineMet(LEAD_CHECK, 1, FOUND_AT, false));
    }

    @Test
    @DisplayName("调解不免除经营者依法应当承担的其他法律责任: a withdrawal or a new round does not end the check")
    void givenALead_whenTheComplaintEnds_thenTheCheckGoesOnAndTheArchiveWaits() {
        var withdrawn = found().give(INTAKE, new WithdrawComplaint(CASE, "已与商家和解", TOLD, null, null));
        Assertions.assertThat(ofTheCheck(withdrawn)).singleElement().isInstanceOf(DeadlineSet.class);
        given(withdrawn);
        when(INTAKE, Give.archive(DossierPart.REGISTRATION_FORM));
        thenRefused(Rule.LEAD_DECIDED_BEFORE_ARCHIVE, "O121-27");
        var reopened = withdrawn.give(HEAD, Give.reopen());
        Assertions.assertThat(ofTheCheck(reopened)).singleElement().isInstanceOf(DeadlineSet.class);
        given(reopened);
        when(handlerOf(XIPU), decideOnLead());
        then(new LeadDecided(true, "违法事实清楚", Occurred.at(FOUND_AT)), new DeadlineMet(LEAD_CHECK, 1, FOUND_AT, false));
    }

    @Test
    void givenNoLeadOrOneThatIsDecided_whenDecided_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), decideOnLead());
        thenRefused(Rule.LEAD_FOUND, "O121-27");
        given(found().give(LEADER, decideOnLead()));
        when(LEADER, decideOnLead());
        thenRefused(Rule.LEAD_FOUND, "O121-27");
    }

    @Test
    void givenAReport_whenItsLeadIsRecordedOrDecidedBeforeItIsAccepted_thenRefused() {
        given(received(ComplaintKind.REPORT, Channel.HOTLINE_12315)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(handlerOf(XIPU), decideOnLead());
        thenRefused(Rule.STATE, "P9.02");
        when(handlerOf(XIPU), lead());
        thenRefused(Rule.KIND, "P9.01");
    }

    @Test
    @DisplayName("before 2026-04-15 no article asks for it: it is recorded and not timed")
    void givenTheLastDayOfOrder20_whenALeadIsFound_thenNoClockStarts() {
        var before = Give.at("2026-04-14T23:59");
        given(acceptedBy(XIPU));
        at(before);
        when(handlerOf(XIPU), lead());
        then(new LeadFound(null, sealed(LEAD), Occurred.at(before)));
    }

    @Test
    void givenALead_whenOthersThanItsUnitRecordOne_thenRefused() {
        given(found());
        when(DISPATCHER, lead());
        thenRefused(Rule.ROLE, "P9.12");
    }

    private static List<ComplaintEvent> ofTheCheck(History history) {
        return history.events().stream()
                .filter(e -> e instanceof DeadlineEvent d && d.clock() == LEAD_CHECK)
                .toList();
    }
}
