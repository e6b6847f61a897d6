package org.caseledger.query.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.Roster;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One unit's roster of a year, as of a position of the log. */
record RosterState(UUID id, UnitId unit, int year, long position, Roster roster) {
    static RosterState on(@Nullable RosterState before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position) {
            return before;
        }
        var event = (DutyEvent) recorded.event();
        return new RosterState(
                recorded.caseId().value(),
                event.unit(),
                event.day().getYear(),
                recorded.position(),
                Roster.after(before == null ? null : before.roster, event));
    }

    /** A row of the roster: whose it is, and the turn. */
    record Row(UUID roster, Duty duty) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        roster.days().forEach((day, turns) -> {
            for (int i = 0; i < turns.size(); i++) {
                var officer = turns.get(i).officer();
                var kind = turns.get(i).kind();
                rows.add(new Row(
                        id, new Duty(day, unit, i + 1, kind, officer.person(), officer.name(), officer.phone())));
            }
        });
        return rows;
    }
}
