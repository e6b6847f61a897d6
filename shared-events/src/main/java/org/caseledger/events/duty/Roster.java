package org.caseledger.events.duty;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * The duty and standby of one unit in one year (P9.13, P9.14): one fold that both sides share. Each roster has its own
 * stream, so that units do not wait for each other and no stream grows long.
 */
public record Roster(SortedMap<LocalDate, List<Turn>> days) {
    public Roster {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** The kind of its streams, as stored with each of their events. */
    public static final String KIND = "roster";

    /** A roster without entries. */
    public static final Roster EMPTY = new Roster(new TreeMap<>());

    /** The turn of a person on a day. */
    public record Turn(DutyKind kind, DutyOfficer officer) {
        private boolean isOf(DutyOfficer other) {
            return officer.person().equals(other.person());
        }
    }

    /** The stream of a unit's roster for the year of the day. */
    public static UUID idOf(UnitId unit, LocalDate day) {
        var name = "%s/%s/%d".formatted(KIND, unit, day.getYear());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The roster after an event; {@code before} is null for the first one. */
    public static Roster after(@Nullable Roster before, DutyEvent event) {
        var roster = before == null ? EMPTY : before;
        if (event instanceof DutyAssigned e) {
            var turns = new ArrayList<>(roster.on(e.day()));
            turns.add(new Turn(e.kind(), e.officer()));
            return roster.with(e.day(), turns);
        } else if (event instanceof DutySwapped e) {
            var turns = new ArrayList<>(roster.on(e.day()));
            turns.replaceAll(turn -> turn.isOf(e.before()) ? new Turn(turn.kind(), e.after()) : turn);
            return roster.with(e.day(), turns);
        }
        var e = (DutyWithdrawn) event;
        var turns = new ArrayList<>(roster.on(e.day()));
        turns.removeIf(turn -> turn.isOf(e.officer()));
        return roster.with(e.day(), turns);
    }

    /** The turns of that day, in the order in which people answer. */
    public List<Turn> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    /** The turn of a person on a day. */
    public Optional<Turn> turnOf(String person, LocalDate day) {
        return on(day).stream().filter(t -> t.officer().person().equals(person)).findFirst();
    }

    private Roster with(LocalDate day, List<Turn> turns) {
        var changed = new TreeMap<>(days);
        if (turns.isEmpty()) {
            changed.remove(day);
        } else {
            changed.put(day, List.copyOf(turns));
        }
        return new Roster(changed);
    }
}
