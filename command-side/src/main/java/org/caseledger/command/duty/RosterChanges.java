package org.caseledger.command.duty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Refused;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.duty.Roster;

/** Decides {@link ChangeRosters}, and tells beforehand what would be refused of it. */
@RequiredArgsConstructor
public final class RosterChanges {
    private final Repository<DutyRoster> rosters;

    @CommandHandler
    void handle(ChangeRosters command, MetaData by, Office office) throws Exception {
        var context = DecisionContext.of(by, office);
        for (var change : command.changes()) {
            try {
                take(change, context);
            } catch (Refused refused) {
                throw refused.of(change);
            }
        }
    }

    private void take(DutyCommand change, DecisionContext context) throws Exception {
        try {
            rosters.load(change.aggregate().toString()).execute(roster -> roster.change(change, context));
        } catch (AggregateNotFoundException none) {
            rosters.newInstance(() -> new DutyRoster(change, context));
        }
    }

    /**
     * What would be refused of these changes, by their places, if the others were made one after the other; nothing is
     * recorded.
     */
    public static Map<Integer, Refused> refusals(
            List<? extends DutyCommand> changes, Actor actor, Office office, EventLog log) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        var book = new RosterBook(log, login -> true);
        var rosters = new HashMap<UUID, Roster>();
        var refusals = new TreeMap<Integer, Refused>();
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var roster = rosters.computeIfAbsent(change.aggregate(), book::read);
            try {
                for (var event : DutyRoster.follows(change, roster, context)) {
                    roster = Roster.after(roster, event);
                }
                rosters.put(change.aggregate(), roster);
            } catch (Refused refused) {
                refusals.put(i, refused);
            }
        }
        return refusals;
    }
}
