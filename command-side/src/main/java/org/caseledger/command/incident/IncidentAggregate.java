package org.caseledger.command.incident;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.incident.Incident.Replay;
import org.caseledger.events.Actor;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.jspecify.annotations.Nullable;

/** 应急事件、演练: an incident or an exercise, decided by its own history. */
@Aggregate(type = IncidentAggregate.KIND, commandTargetResolver = "commandTargetResolver")
public class IncidentAggregate extends LedgerAggregate<Incident, IncidentEvent> {
    static final String KIND = "incident";

    protected IncidentAggregate() {}

    @CommandHandler(commandName = IncidentAggregate.KIND + Command.BEGINS)
    IncidentAggregate(IncidentCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = IncidentAggregate.KIND)
    void handle(IncidentCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected Incident fold(@Nullable Incident before, IncidentEvent event, Actor actor, Instant recordedAt) {
        return after(before, event);
    }

    static Incident after(@Nullable Incident before, IncidentEvent event) {
        if (event instanceof IncidentDeclared e) {
            return Incident.declared(e.exercise());
        } else if (before == null || event instanceof ProposalDismissed) {
            return Incident.DISMISSED;
        } else if (event instanceof TaskForceFormed e) {
            return before.withGroups(Set.copyOf(e.groups().keySet()));
        } else if (event instanceof ComplaintAttached e) {
            return before.attached(e.caseId(), true);
        } else if (event instanceof ComplaintDetached e) {
            return before.attached(e.caseId(), false);
        } else if (event instanceof ReportedToSuperior) {
            return before.withReported(true);
        } else if (event instanceof ReplayPlanned e) {
            var last = e.cases().get(e.cases().size() - 1);
            return before.withReplay(new Replay(e.dueAt(last), false));
        } else if (event instanceof ReplayStopped && before.replay() != null) {
            return before.withReplay(new Replay(before.replay().last(), true));
        } else if (event instanceof IncidentClosed) {
            return before.withClosed(true);
        } else if (event instanceof IncidentEvaluated e) {
            return before.withEvaluated(true)
                    .withImprovements(IntStream.rangeClosed(1, e.improvements().size())
                            .boxed()
                            .collect(Collectors.toUnmodifiableSet()));
        } else if (event instanceof ImprovementCompleted e) {
            Set<Integer> open = new HashSet<>(before.improvements());
            open.remove(e.improvement());
            return before.withEvaluated(true).withImprovements(Set.copyOf(open));
        }
        return before; // a measure and a release to the public change nothing that is decided on
    }
}
