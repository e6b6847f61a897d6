package org.caseledger.command.complaint;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;

/**
 * What people may do with cases now, as the log has them: asked of the rules by which the commands themselves are
 * decided.
 */
public record AvailableCommands(EventLog log, Office office) {
    /** Every command that people give on the case of these events, in the order of life. */
    public List<AvailableCommand> of(Stream<? extends LedgerEvent> events, Actor actor) {
        return AvailableCommand.all(fold(events), context(actor));
    }

    /** One command on the case of these events. */
    public AvailableCommand of(
            Stream<? extends LedgerEvent> events, Class<? extends ComplaintCommand> command, Actor actor) {
        return AvailableCommand.of(command, fold(events), context(actor));
    }

    /** Those of some cases that a person may give a command on. */
    public Set<CaseId> that(Actor actor, Class<? extends ComplaintCommand> command, Collection<CaseId> cases) {
        if (!Commands.mayGive(actor.role(), command)) {
            return Set.of();
        }
        var context = context(actor);
        var found = read(cases);
        return cases.stream()
                .filter(id -> found.containsKey(id)
                        && AvailableCommand.of(command, found.get(id), context).stands())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The decisions that these cases wait for from this person’s role; other cases are left out. */
    public Map<CaseId, AvailableDecision> decisions(Actor actor, Collection<CaseId> cases) {
        var context = context(actor);
        var decisions = new HashMap<CaseId, AvailableDecision>();
        read(cases)
                .forEach(
                        (id, c) -> AvailableDecision.of(c, context).ifPresent(decision -> decisions.put(id, decision)));
        return decisions;
    }

    /** The same of the case of these events. */
    public Optional<AvailableDecision> decision(Stream<? extends LedgerEvent> events, Actor actor) {
        return AvailableDecision.of(fold(events), context(actor));
    }

    private DecisionContext context(Actor actor) {
        return new DecisionContext(actor, office.time().instant(), office);
    }

    private static CaseState fold(Stream<? extends LedgerEvent> events) {
        var folded = new CaseState();
        events.forEach(event -> folded.on((ComplaintEvent) event));
        return folded;
    }

    private Map<CaseId, CaseState> read(Collection<CaseId> cases) {
        var folded = new HashMap<CaseId, CaseState>();
        for (var stored : log.readStreams(cases.stream().map(CaseId::value).toList())) {
            if (EventCodec.read(stored.type(), stored.revision(), stored.payload()) instanceof ComplaintEvent event) {
                folded.computeIfAbsent(new CaseId(stored.streamId()), id -> new CaseState())
                        .on(event);
            }
        }
        return folded;
    }
}
