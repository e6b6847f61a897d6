package org.caseledger.command.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.command.duty.Give.HE;
import static org.caseledger.command.duty.Give.LUO;
import static org.caseledger.command.duty.Give.assign;
import static org.caseledger.command.duty.Give.day;
import static org.caseledger.command.duty.Give.duty;
import static org.caseledger.command.duty.Give.takeOver;

import java.util.List;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** It is Monday 2 March 2026. */
class ArrangingDutyTest {
    private static final String SATURDAY = "2026-03-07";

    private final TestOffice office = TestOffice.p9();
    private Roster roster = Roster.EMPTY;

    private List<DutyEvent> give(Actor actor, DutyCommand command) {
        var events =
                command.change(roster, new DecisionContext(actor, office.time().instant(), office));
        events.forEach(event -> roster = Roster.after(roster, event));
        return events;
    }

    private Refused refused(Actor actor, DutyCommand command) {
        var before = roster;
        var refused = catchThrowableOfType(Refused.class, () -> give(actor, command));
        assertThat(refused).as("refused").isNotNull();
        assertThat(roster).isEqualTo(before);
        return refused;
    }

    @Tag("P9.13b")
    @Test
    @DisplayName("P9.13 双休日…市场监督管理所实行备勤值班制: a station keeps its own")
    void givenAWeekend_whenAStationArrangesItsStandby_thenRecorded() {
        assertThat(give(handlerOf(XIPU), assign(XIPU, SATURDAY, HE)))
                .containsExactly(new DutyAssigned(XIPU, day(SATURDAY), DutyKind.STANDBY, HE, null));
        assertThat(give(DISPATCHER, assign(XIPU, SATURDAY, LUO))).hasSize(1);
        assertThat(roster.on(day(SATURDAY)))
                .extracting(turn -> turn.officer().name())
                .containsExactly("何岸", "罗𠮷");
        assertThat(refused(handlerOf(HONGGUANG), assign(XIPU, "2026-03-08", HE)).rule())
                .isEqualTo(Rule.OWN_ROSTER);
    }

    @Tag("P9.14a")
    @Test
    @DisplayName("P9.14 节假日局办公室统一安排")
    void givenAHoliday_whenAnybodyElseArrangesIt_thenRefused() {
        var refused = refused(DISPATCHER, duty(CENTER, "2026-05-01", HE));
        assertThat(refused.rule()).isEqualTo(Rule.HOLIDAYS_TOGETHER);
        assertThat(refused.clause()).isEqualTo("P9.14");
        assertThat(refused.zh()).contains("2026-05-01", "分派员");
        assertThat(refused(handlerOf(XIPU), assign(XIPU, "2026-05-02", HE)).rule())
                .isEqualTo(Rule.HOLIDAYS_TOGETHER);
        assertThat(give(LEADER, duty(CENTER, "2026-05-01", HE))).hasSize(1);
        assertThat(give(HEAD, duty(CENTER, "2026-05-02", HE))).hasSize(1);
        assertThat(refused(DISPATCHER, withdraw(CENTER, "2026-05-01", "调离")).rule())
                .isEqualTo(Rule.HOLIDAYS_TOGETHER);
    }

    @Test
    void givenADayThatIsWorked_whenDutyIsArranged_thenRefused_makeUpDaysToo() {
        for (var worked : new String[] {"2026-03-06", "2026-05-09"}) {
            var refused = refused(HEAD, duty(CENTER, worked, HE));
            assertThat(refused.rule()).isEqualTo(Rule.DUTY_ON_DAYS_OFF);
            assertThat(refused.zh()).isEqualTo(worked + "是工作日，无需值班备勤");
        }
        var unknown = refused(HEAD, duty(CENTER, "2027-02-08", HE));
        assertThat(unknown.zh()).contains("2027-02-08", "放假安排未公布");
        assertThat(unknown.en()).contains("2027-02-08", "holidays are not known");
    }

    @Test
    void givenSomebodyOnTheRoster_whenPutThereAgain_thenRefused_butTheSameIsNothing() {
        give(HEAD, assign(XIPU, SATURDAY, HE));
        assertThat(give(HEAD, assign(XIPU, SATURDAY, HE))).isEmpty();
        assertThat(refused(HEAD, duty(XIPU, SATURDAY, HE)).rule()).isEqualTo(Rule.DUTY_ONCE_A_DAY);
        assertThat(refused(HEAD, assign(XIPU, SATURDAY, new DutyOfficer("he", "何岸", "028-87654321")))
                        .rule())
                .isEqualTo(Rule.DUTY_ONCE_A_DAY);
    }

    @Test
    void givenADayThatHasPassed_whenChanged_thenAReasonIsNeeded_todayNot() {
        var past = new AssignDuty(XIPU, day("2026-03-01"), DutyKind.STANDBY, HE, null);
        assertThat(refused(HEAD, past).rule()).isEqualTo(Rule.DUTY_IN_THE_PAST_WHY);
        assertThat(give(HEAD, new AssignDuty(XIPU, day("2026-03-01"), DutyKind.STANDBY, HE, "当日漏登")))
                .containsExactly(new DutyAssigned(XIPU, day("2026-03-01"), DutyKind.STANDBY, HE, "当日漏登"));
        var swap = new SwapDuty(XIPU, day("2026-03-01"), HE, LUO, day(SATURDAY), "站长", " ");
        assertThat(refused(HEAD, swap).rule()).isEqualTo(Rule.DUTY_IN_THE_PAST_WHY);
        assertThat(refused(HEAD, withdraw(XIPU, "2026-03-01", " ")).rule()).isEqualTo(Rule.DUTY_IN_THE_PAST_WHY);
        office.setTime(org.caseledger.command.complaint.Give.at("2026-03-07T23:59:59"));
        assertThat(give(HEAD, assign(XIPU, SATURDAY, HE))).hasSize(1);
        office.setTime(org.caseledger.command.complaint.Give.at("2026-03-08T00:00:00"));
        assertThat(refused(HEAD, assign(XIPU, SATURDAY, LUO)).rule()).isEqualTo(Rule.DUTY_IN_THE_PAST_WHY);
    }

    @Test
    void givenTheYearAfterTheNext_whenArranged_thenRefused() {
        assertThat(refused(HEAD, duty(CENTER, "2028-01-01", HE)).rule()).isEqualTo(Rule.DUTY_NOT_TOO_FAR);
        assertThat(give(HEAD, duty(CENTER, "2027-12-26", HE))).hasSize(1);
    }

    @Test
    void givenAnUnknownUnit_whenArranged_thenRefused() {
        assertThat(refused(HEAD, assign(new UnitId("NOWHERE"), SATURDAY, HE)).rule())
                .isEqualTo(Rule.UNIT_KNOWN);
    }

    @Test
    void givenTwoDays_whenSwapped_thenEachHasTheOthers_andBothHaveToBeThere() {
        give(HEAD, assign(XIPU, SATURDAY, HE));
        assertThat(refused(handlerOf(XIPU), takeOver(XIPU, "2026-03-08", LUO, HE, SATURDAY))
                        .rule())
                .isEqualTo(Rule.ON_THE_ROSTER);
        give(HEAD, assign(XIPU, "2026-03-08", LUO));
        assertThat(give(handlerOf(XIPU), takeOver(XIPU, SATURDAY, HE, LUO, "2026-03-08")))
                .containsExactly(new DutySwapped(XIPU, day(SATURDAY), HE, LUO, day("2026-03-08"), "站长", "家中有事"));
        give(handlerOf(XIPU), takeOver(XIPU, "2026-03-08", LUO, HE, SATURDAY));
        assertThat(roster.turnOf("luo", day(SATURDAY))).isPresent();
        assertThat(roster.turnOf("he", day("2026-03-08"))).isPresent();
        assertThat(roster.turnOf("he", day(SATURDAY))).isEmpty();
        assertThat(refused(handlerOf(HONGGUANG), takeOver(XIPU, SATURDAY, LUO, HE, "2026-03-08"))
                        .rule())
                .isEqualTo(Rule.OWN_ROSTER);
        assertThat(refused(INTAKE, takeOver(XIPU, SATURDAY, LUO, HE, "2026-03-08"))
                        .rule())
                .isEqualTo(Rule.OWN_ROSTER);
    }

    @Test
    @DisplayName("P9.14 节假日局办公室统一安排: a turn of a holiday is swapped by those who arrange it")
    void givenAHoliday_whenThoseOfTheUnitSwapIt_thenRefused() {
        give(HEAD, assign(XIPU, SATURDAY, HE));
        give(LEADER, assign(XIPU, "2026-05-01", LUO));
        for (var person : List.of(handlerOf(XIPU), DISPATCHER)) {
            var refused = refused(person, takeOver(XIPU, "2026-05-01", LUO, HE, SATURDAY));
            assertThat(refused.rule()).isEqualTo(Rule.HOLIDAYS_TOGETHER);
            assertThat(refused.clause()).isEqualTo("P9.14");
        }
        assertThat(give(HEAD, takeOver(XIPU, "2026-05-01", LUO, HE, SATURDAY))).hasSize(1);
    }

    @Test
    void givenBothOnTheSameDay_whenSwapped_thenRefused() {
        give(HEAD, assign(XIPU, SATURDAY, HE));
        give(HEAD, assign(XIPU, SATURDAY, LUO));
        assertThat(refused(HEAD, takeOver(XIPU, SATURDAY, HE, LUO, SATURDAY)).rule())
                .isEqualTo(Rule.DUTY_ONCE_A_DAY);
    }

    @Test
    void givenSomebodyOnTheRoster_whenWithdrawn_thenNobodyIsLeft_andNotTwice() {
        give(HEAD, assign(XIPU, SATURDAY, HE));
        assertThat(give(DISPATCHER, withdraw(XIPU, SATURDAY, "调离")))
                .containsExactly(new DutyWithdrawn(XIPU, day(SATURDAY), HE, "调离"));
        assertThat(roster.on(day(SATURDAY))).isEmpty();
        assertThat(refused(DISPATCHER, withdraw(XIPU, SATURDAY, "调离")).rule()).isEqualTo(Rule.ON_THE_ROSTER);
    }

    private static WithdrawDuty withdraw(UnitId unit, String day, String reason) {
        return new WithdrawDuty(unit, day(day), HE, reason);
    }
}
