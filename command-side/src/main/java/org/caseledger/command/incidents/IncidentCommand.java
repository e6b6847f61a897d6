package org.caseledger.command.incidents;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.command.AggregateCommand;
import org.caseledger.command.Desk;
import org.caseledger.command.GivenBy;
import org.caseledger.command.Guards;
import org.caseledger.command.Rule;
import org.caseledger.events.Labelled;
import org.caseledger.events.Occurred;
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
    default List<IncidentEvent> decide(@Nullable Incident state, Desk desk) {
        var incident = state == null ? Incident.DISMISSED : state;
        if (!begins()) {
            var word = new Name(getClass().getAnnotation(GivenBy.class));
            Guards.require(incident.declared(), Rule.INCIDENT_DECLARED, word);
            Guards.require(
                    incident.closed() == followsTheEnd(),
                    followsTheEnd() ? Rule.AFTER_THE_END : Rule.BEFORE_THE_END,
                    word);
        }
        return List.copyOf(follow(incident, desk));
    }

    /** Whether it is asked of an incident that is closed, and of no other. */
    default boolean followsTheEnd() {
        return false;
    }

    /** What follows, by the rules that are this command's own. */
    List<? extends IncidentEvent> follow(Incident incident, Desk desk);

    /** The time of the act as events keep it. */
    default Occurred occurred(Desk desk) {
        var justNow = desk.now().truncatedTo(ChronoUnit.SECONDS);
        return new Occurred(occurredAt() == null ? justNow : occurredAt(), lateReason(), null);
    }

    /** What a command is called. */
    record Name(GivenBy given) implements Labelled {

        @Override
        public String zh() {
            return given.zh();
        }

        @Override
        public String en() {
            return given.en();
        }
    }
}
