package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.UnitKind;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.Roster;

/** Who has duty, from the log itself: what is read here becomes a fact of a case. */
@RequiredArgsConstructor
public final class RosterBook {
    private final EventLog log;
    /** {@code answering} tests who can answer: people who have left the office cannot. */
    private final Predicate<String> answering;

    /**
     * Who is on duty for the office that day: at the complaint center (P9.13); on a holiday otherwise in any unit, in
     * the order of their codes (P9.14). Empty if the office keeps no rosters: none has been begun for that year or the
     * one before.
     */
    public Optional<OnDuty> on(LocalDate day, boolean holiday, List<Unit> units) {
        var begun = log.existing(streams(day, units));
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(posts(holiday, units)
                .map(unit -> duty(unit, day, begun))
                .filter(found -> !found.officers().isEmpty())
                .findFirst()
                .orElse(new OnDuty(null, List.of())));
    }

    private static List<UUID> streams(LocalDate day, List<Unit> units) {
        return units.stream()
                .flatMap(unit -> Stream.of(day, day.minusYears(1)).map(of -> Roster.idOf(unit.id(), of)))
                .toList();
    }

    /** The center first; on a holiday the others in their turn. */
    private static Stream<Unit> posts(boolean holiday, List<Unit> units) {
        return units.stream()
                .filter(unit -> holiday || unit.kind() == UnitKind.CENTER)
                .sorted(Comparator.comparing((Unit unit) -> unit.kind() != UnitKind.CENTER)
                        .thenComparing(unit -> unit.id().value()));
    }

    private OnDuty duty(Unit unit, LocalDate day, Set<UUID> begun) {
        var id = Roster.idOf(unit.id(), day);
        if (!begun.contains(id)) {
            return new OnDuty(null, List.of());
        }
        return new OnDuty(
                unit.id(),
                read(id).on(day).stream()
                        .filter(turn -> turn.kind() == DutyKind.DUTY)
                        .map(turn -> turn.officer().withoutPhone())
                        .filter(officer -> answering.test(officer.person()))
                        .toList());
    }

    /** The roster of a stream as the log has it; empty when there is none. */
    public Roster read(UUID id) {
        var roster = Roster.EMPTY;
        for (var stored : log.readStream(id)) {
            var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
            roster = Roster.after(roster, (DutyEvent) event);
        }
        return roster;
    }
}
