package org.caseledger.api.security;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.events.office.UnitEvent.UnitChanged;
import org.caseledger.events.office.UnitEvent.UnitRecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the units of the office: each change is an event with who and why. */
@Component
@RequiredArgsConstructor
public class UnitRegister {
    private final Units units;
    private final OfficeLog log;

    /** Adds a unit, unless one of its code is there; whether it was added. */
    public boolean add(Unit unit, Cause cause) {
        if (units.rows().find(unit.id()).isPresent()) {
            return false;
        }
        long next = log.next(UnitEvent.streamOf(unit.id()));
        return record(recorded(unit, cause.reason()), next, unit, cause.by());
    }

    /** Adds a unit, or changes one; one that is there by other means is recorded anew. */
    public void save(Unit unit, Cause cause) {
        boolean done = false;
        while (!done) {
            long next = log.next(UnitEvent.streamOf(unit.id()));
            var before = units.find(unit.id());
            done = before.equals(Optional.of(unit)) || record(change(before, unit, cause), next, unit, cause.by());
        }
    }

    private static UnitEvent change(Optional<Unit> before, Unit unit, Cause cause) {
        return before.isEmpty()
                ? recorded(unit, cause.reason())
                : new UnitChanged(
                        unit.id(),
                        unit.name(),
                        unit.kind(),
                        some(unit.streets()),
                        some(unit.lines()),
                        cause.reason(),
                        unit.english(),
                        unit.closed() ? true : null);
    }

    static UnitRecorded recorded(Unit unit, String reason) {
        return new UnitRecorded(
                unit.id(),
                unit.name(),
                unit.kind(),
                some(unit.streets()),
                some(unit.lines()),
                reason,
                unit.english(),
                unit.closed() ? true : null);
    }

    private static <T> @Nullable List<T> some(List<T> all) {
        return all.isEmpty() ? null : all;
    }

    private boolean record(UnitEvent event, long next, Unit unit, Actor by) {
        return log.record(
                List.of(event),
                next,
                by,
                (connection, recorded) ->
                        units.rows().write(connection, unit, recorded.get(0).position()));
    }
}
