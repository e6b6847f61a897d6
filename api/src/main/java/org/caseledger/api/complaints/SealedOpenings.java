package org.caseledger.api.complaints;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.views.Recorded;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens sealed parts of cases. Who opens which is recorded first, once for each person, case, part and day of the
 * office (P1.08): to load a page again is no further opening.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SealedOpenings {
    private final CaseReading reading;
    private final SealedParts sealed;
    private final RefusalRecorder refusals;
    private final EventLog log;
    private final CommandGate gate;
    private final Clock clock;

    /**
     * Opens these parts of a case, or all that this person may open if none is named.
     *
     * @throws org.caseledger.command.gate.Rejection if the person may not open them; it is recorded
     */
    public Map<String, Object> open(CaseFile file, @Nullable Set<String> parts, Actor actor) {
        var wanted = new LinkedHashSet<>(reading.known(file, actor).sealed().keySet());
        if (parts == null || parts.isEmpty()) {
            wanted.removeIf(part -> !AccessPolicy.opens(actor, part));
        } else if (wanted.containsAll(parts)) {
            wanted.retainAll(parts);
        } else {
            throw new NotFoundException();
        }
        if (wanted.isEmpty() || !wanted.stream().allMatch(part -> AccessPolicy.opens(actor, part))) {
            throw refusals.refuseOpening(file.caseId(), actor);
        }
        if (!sealed.isOpen()) {
            throw new VaultLocked();
        }
        // A crash in between records an opening that was never shown, never the other way round.
        record(file.caseId(), wanted, actor);
        return sealed.open(file, wanted);
    }

    /** What this person has opened of each of these cases, on any day, as the log has it: the names of the parts. */
    Map<CaseId, Set<String>> opened(Collection<CaseId> cases, Actor actor) {
        var opened = new HashMap<CaseId, Set<String>>();
        cases.forEach(caseId -> opened.put(caseId, new HashSet<>()));
        var streams = cases.stream().map(CompanionStream.OPENINGS::of).toList();
        for (var recorded : Recorded.all(log.readStreams(streams))) {
            if (recorded.actor().person().equals(actor.person())
                    && recorded.event() instanceof SealedDataOpened event) {
                opened.get(event.caseId()).addAll(event.parts());
            }
        }
        return opened;
    }

    /** Whether the keys are at hand by which anything is opened. */
    boolean arePossible() {
        return sealed.isOpen();
    }

    /** Records what this person has not opened today. */
    public void record(CaseId caseId, Set<String> parts, Actor actor) {
        var unrecorded = new LinkedHashSet<>(parts);
        var today = day(clock.instant());
        Recorded.all(log.readStream(CompanionStream.OPENINGS.of(caseId))).stream()
                .filter(opened -> opened.actor().person().equals(actor.person()))
                .filter(opened -> day(opened.recordedAt()).equals(today))
                .forEach(opened -> unrecorded.removeAll(((SealedDataOpened) opened.event()).parts()));
        if (!unrecorded.isEmpty()) {
            var through = "GET /api/complaints/" + caseId + "/sealed";
            gate.give(new OpenSealedParts(caseId, unrecorded, through), actor, Request.once());
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }
}
