package org.caseledger.api.complaints;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OpenSealedParts;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.springframework.stereotype.Component;

/**
 * Records who opens which sealed parts of a case, once for each person, case, part and day of the
 * office (P1.08): to load a page again is no further opening.
 */
@Component
class SealedOpenings {

    private final EventLog log;
    private final CommandGate gate;
    private final Clock clock;

    SealedOpenings(EventLog log, CommandGate gate, Clock clock) {
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    /** Records what this person has not opened today; the parts are opened only after this. */
    void record(CaseId caseId, Set<String> parts, String through, Actor actor) {
        var unrecorded = new LinkedHashSet<>(parts);
        var today = day(clock.instant());
        Recorded.all(log.readStream(CompanionStream.OPENINGS.of(caseId))).stream()
                .filter(opened -> opened.actor().person().equals(actor.person()))
                .filter(opened -> day(opened.recordedAt()).equals(today))
                .forEach(
                        opened ->
                                unrecorded.removeAll(((SealedDataOpened) opened.event()).parts()));
        if (!unrecorded.isEmpty()) {
            gate.give(new OpenSealedParts(caseId, unrecorded, through), actor, Request.once());
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }
}
