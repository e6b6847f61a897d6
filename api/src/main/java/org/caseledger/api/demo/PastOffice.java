package org.caseledger.api.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.PastEvents;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.Roster;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.WorkCalendar;

/**
 * The office at the time that the sample data has reached: its people, units and lists are asked once, its cases and
 * rosters are those that have not been recorded yet.
 */
record PastOffice(
        Office original,
        Clock time,
        WorkCalendar calendar,
        DeadlineCalculator deadlines,
        CategoryBook categories,
        List<Colleague> colleagues,
        List<Unit> units,
        Map<CaseId, String> numbers,
        PastEvents past,
        PastCases cases)
        implements OfficeLike {

    static PastOffice of(Office original, Clock time, Map<CaseId, String> numbers, PastEvents past, PastCases cases) {
        return new PastOffice(
                original,
                time,
                original.calendar(),
                original.deadlines(),
                original.categories(),
                original.colleagues(),
                original.units(),
                numbers,
                past,
                cases);
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    @Override
    public boolean employs(String login) {
        return colleagues.stream().anyMatch(one -> one.login().equals(login));
    }

    @Override
    public boolean employs(String login, UnitId unit) {
        return colleagues.stream().anyMatch(one -> one.login().equals(login) && unit.equals(one.unit()));
    }

    @Override
    public boolean isStaffed(UnitId unit) {
        return colleagues.stream().anyMatch(one -> unit.equals(one.unit()));
    }

    @Override
    public boolean knows(CaseId caseId) {
        return cases.find(caseId).isPresent();
    }

    @Override
    public boolean actedIn(CaseId caseId, String person) {
        return past.of(caseId.value()).stream()
                .anyMatch(one -> person.equals(one.metadata().get("actor")));
    }

    @Override
    public boolean isJoined(CaseId caseId) {
        return cases.find(caseId).filter(state -> state.ties().lead() != null).isPresent();
    }

    @Override
    public Optional<OtherCase> find(CaseId caseId) {
        return cases.find(caseId)
                .map(state -> new OtherCase(
                        state.kind(), state.receivedAt(), state.ties().lead()));
    }

    @Override
    public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return cases.lastUnitsOf(respondent, except);
    }

    /** The center of the sample office has duty on every day off of its rosters (P9.13). */
    @Override
    public Optional<OnDuty> onDuty(LocalDate day) {
        var turns = past.of(Roster.idOf(DemoPeople.CENTER, day));
        return turns.isEmpty() ? Optional.empty() : Optional.of(dutyOf(turns, day));
    }

    private static OnDuty dutyOf(List<PastEvents.Happened> turns, LocalDate day) {
        var roster = Roster.EMPTY;
        for (var turn : turns) {
            roster = Roster.after(roster, (DutyEvent) turn.event());
        }
        return new OnDuty(
                DemoPeople.CENTER,
                roster.on(day).stream()
                        .filter(turn -> turn.kind() == DutyKind.DUTY)
                        .map(turn -> turn.officer().withoutPhone())
                        .toList());
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        var claimed = numbers.get(caseId);
        return claimed == null ? original.caseNumber(caseId, officeCode, year) : claimed;
    }
}
