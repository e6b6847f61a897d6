package org.caseledger.api.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.procedure.clocks.Clocks;

/**
 * Records what the rules of today refuse, as the histories of earlier versions of the ledger hold
 * it: nobody is asked, the clocks follow as they do for every act.
 */
final class PastActs {

    private final EventLog log;
    private final Clock clock;
    private final OfficeLike office;
    private final OfficialSeals seals;

    PastActs(EventLog log, Clock clock, OfficeLike office, OfficialSeals seals) {
        this.log = log;
        this.clock = clock;
        this.office = office;
        this.seals = seals;
    }

    /** Records it, now, at the end of a case that has begun. */
    void record(CaseId caseId, ComplaintEvent event, Actor actor, Request request) {
        var history = log.readStream(caseId.value());
        var c = new CaseState();
        for (var stored : history) {
            if (EventCodec.read(stored.type(), stored.revision(), stored.payload())
                    instanceof ComplaintEvent before) {
                c.on(before, stored.recordedAt());
            }
        }
        var now = clock.instant();
        c.on(event, now);
        var events = new ArrayList<>(List.of(event));
        if (event instanceof Act act) {
            var rules = c.clockRules(new DecisionContext(actor, now, office));
            events.addAll(Clocks.after(act, c.clocked(), rules, now));
        }
        log.append(following(history.get(history.size() - 1), events, actor, request));
    }

    private List<NewEvent> following(
            StoredEvent last, List<ComplaintEvent> events, Actor actor, Request request) {
        var next = new ArrayList<NewEvent>();
        for (var event : events) {
            next.add(
                    LedgerStorageEngine.newEvent(
                            event,
                            request.id().eventId(next.size()),
                            last.aggregateType(),
                            last.streamId(),
                            last.sequence() + 1 + next.size(),
                            request.metadata(actor),
                            seals));
        }
        return next;
    }
}
