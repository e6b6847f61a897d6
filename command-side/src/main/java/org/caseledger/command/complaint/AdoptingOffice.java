package org.caseledger.command.complaint;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;

/** The office for all histories of a batch: asked once, with their numbers prefetched. */
record AdoptingOffice(
        Office original,
        Clock time,
        Procedure procedure,
        WorkCalendar calendar,
        DeadlineCalculator deadlines,
        Map<UnitId, Unit> byId,
        Map<CaseId, String> numbers,
        boolean seals)
        implements OfficeLike {
    static AdoptingOffice of(Office office, CaseNumbers numbers, List<AdoptHistory> commands) {
        var procedure = office.procedure();
        var now = office.time().instant();
        var units = office.unitsEver();
        var byId = byId(units);
        return of(
                office,
                procedure,
                units,
                numbers.claim(
                        procedure.officeCode(),
                        commands.stream()
                                // One that is refused takes no number.
                                .filter(command -> command.isInOrderAt(now))
                                .filter(command -> command.fits(id -> Optional.ofNullable(byId.get(id))))
                                .collect(Collectors.groupingBy(
                                        AdoptingOffice::year,
                                        Collectors.mapping(AdoptHistory::caseId, Collectors.toList())))),
                true);
    }

    /** One that claims and seals nothing, with some more units. */
    static AdoptingOffice preview(Office office, List<Unit> more) {
        var units = Stream.concat(office.unitsEver().stream(), more.stream()).toList();
        return of(office, office.procedure(), units, Map.of(), false);
    }

    private static AdoptingOffice of(
            Office office, Procedure procedure, List<Unit> units, Map<CaseId, String> numbers, boolean seals) {
        return new AdoptingOffice(
                office,
                Clock.fixed(office.time().instant(), ZoneId.of("UTC")),
                procedure,
                office.calendar(),
                office.deadlines(),
                byId(units),
                numbers,
                seals);
    }

    private static Map<UnitId, Unit> byId(List<Unit> units) {
        return units.stream().collect(Collectors.toMap(Unit::id, Function.identity(), (first, same) -> first));
    }

    private static Integer year(AdoptHistory command) {
        return CaseGuards.year(new Occurred(command.receivedAt(), null, command.source()));
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return unitEver(id).filter(unit -> !unit.closed());
    }

    @Override
    public List<Unit> units() {
        return byId.values().stream().filter(unit -> !unit.closed()).toList();
    }

    @Override
    public Optional<Unit> unitEver(UnitId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Unit> unitsEver() {
        return List.copyOf(byId.values());
    }

    @Override
    public Sealed seal(CaseId caseId, SealedField field, String text) {
        return seals ? original.seal(caseId, field, text) : new Sealed("");
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        var claimed = numbers.get(caseId);
        if (claimed != null) {
            return claimed;
        }
        return seals ? original.caseNumber(caseId, officeCode, year) : "";
    }
}
