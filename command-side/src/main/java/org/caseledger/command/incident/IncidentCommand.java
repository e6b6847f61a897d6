package org.caseledger.command.incident;

import java.util.List;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of an incident or exercise, in the order of its life. */
public sealed interface IncidentCommand extends AggregateCommand<Incident, IncidentEvent>
        permits DismissProposal,
                DeclareIncident,
                FormTaskForce,
                AttachComplaint,
                DetachComplaint,
                TakeMeasure,
                ReportToSuperior,
                ReleaseInformation,
                PlanReplay,
                StopReplay,
                CloseIncident,
                EvaluateIncident,
                CompleteImprovement {

    @Override
    default String streamKind() {
        return IncidentAggregate.KIND;
    }

    @Override
    default List<IncidentEvent> decide(@Nullable Incident state, DecisionContext context) {
        var incident = state == null ? Incident.DISMISSED : state;
        if (!begins()) {
            var word = Commands.wordOf(getClass());
            Guards.require(incident.declared(), Rule.INCIDENT_DECLARED, word);
            Guards.require(
                    incident.closed() == followsTheEnd(),
                    followsTheEnd() ? Rule.AFTER_THE_END : Rule.BEFORE_THE_END,
                    word);
        }
        return List.copyOf(follow(incident, context));
    }

    /** Whether it is asked of an incident that is closed, and of no other. */
    default boolean followsTheEnd() {
        return false;
    }

    /** What follows, by the rules that are this command's own. */
    List<? extends IncidentEvent> follow(Incident incident, DecisionContext context);
}
