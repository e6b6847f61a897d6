package org.caseledger.api.inspections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.inspection.InspectionState;
import org.caseledger.procedure.Recurrence;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.inspections.Inspected;
import org.caseledger.query.inspections.InspectionFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 定期 (P1.16): which handling units’ sheets of the last whole period are not signed yet. */
@Component
class DueInspections {
    private static final Set<UnitKind> INSPECTED = EnumSet.of(UnitKind.STATION, UnitKind.SECTION, UnitKind.BRIGADE);

    private final Lists lists;
    private final Recurrence every;
    private final Units units;
    private final Paging paging;
    private final Clock clock;

    DueInspections(
            Lists lists, @Qualifier("inspectionRecurrence") Recurrence every, Units units, Paging paging, Clock clock) {
        this.lists = lists;
        this.every = every;
        this.units = units;
        this.paging = paging;
        this.clock = clock;
    }

    /** A unit whose sheet is due; {@code id} and {@code state} are null if it has not been prepared. */
    public record DueUnit(
            UnitId unit,
            String name,
            @Nullable UUID id,
            @Nullable InspectionState state) {}

    /** The last whole period, how many sheets of it are signed, and what is missing. */
    public record Due(
            Recurrence every,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            long signedOff,
            List<DueUnit> units) {}

    /** Whether this person sees what is due. */
    static boolean isFor(Actor actor) {
        return actor.role() == Role.LEADER || AccessPolicy.oversees(actor);
    }

    Due due(@Nullable Long after, Actor actor) {
        if (!isFor(actor)) {
            throw new ForbiddenException();
        }
        paging.waitFor(after);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        return every.lastBefore(today).map(this::due).orElse(new Due(every, null, null, 0, List.of()));
    }

    private Due due(Recurrence.Period period) {
        var ofPeriod = new InspectionFilter(null, null, period.first(), period.last());
        Map<UnitId, Inspected.Listed> sheets =
                lists.all(InspectionFilter.LIST, ofPeriod, Reader.ofAll(clock.instant())).stream()
                        .filter(sheet -> sheet.unit() != null)
                        .collect(Collectors.toMap(Inspected.Listed::unit, Function.identity(), further()));
        var inspected = units.list().stream()
                .filter(unit -> INSPECTED.contains(unit.kind()))
                .toList();
        var missing = inspected.stream()
                .map(unit -> due(unit, sheets.get(unit.id())))
                .filter(unit -> unit.state() != InspectionState.SIGNED_OFF)
                .toList();
        return new Due(every, period.first(), period.last(), inspected.size() - missing.size(), missing);
    }

    /** Of several sheets on one unit the signed one counts, or else the latest. */
    private static BinaryOperator<Inspected.Listed> further() {
        return (later, earlier) -> earlier.state() == InspectionState.SIGNED_OFF ? earlier : later;
    }

    private static DueUnit due(Unit unit, Inspected.@Nullable Listed sheet) {
        return new DueUnit(
                unit.id(), unit.name(), sheet == null ? null : sheet.id(), sheet == null ? null : sheet.state());
    }
}
