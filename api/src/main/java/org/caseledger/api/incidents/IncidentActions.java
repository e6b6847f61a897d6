package org.caseledger.api.incidents;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.caseledger.api.web.PageCommand;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.AttachComplaint;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.incident.IncidentCommand.ReleaseInformation;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.StopReplay;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.Role;
import org.caseledger.query.incidents.IncidentSummary;

/** What a person may do in an incident or exercise now, in the order of its life. */
final class IncidentActions {
    private static final Map<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>> ASKED_OF =
            askedOf();

    private IncidentActions() {}

    private static Map<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>> askedOf() {
        var askedOf = new LinkedHashMap<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>>();
        askedOf.put(FormTaskForce.class, (incident, now) -> incident.open());
        askedOf.put(TakeMeasure.class, (incident, now) -> incident.open());
        askedOf.put(AttachComplaint.class, (incident, now) -> incident.open() && !isExercise(incident));
        askedOf.put(
                PlanReplay.class,
                (incident, now) -> incident.open() && isExercise(incident) && incident.replay() == null);
        askedOf.put(StopReplay.class, (incident, now) -> incident.open() && replays(incident, now));
        askedOf.put(ReportToSuperior.class, (incident, now) -> incident.open());
        askedOf.put(ReleaseInformation.class, (incident, now) -> incident.open());
        askedOf.put(CloseIncident.class, (incident, now) -> incident.open());
        askedOf.put(EvaluateIncident.class, (incident, now) -> !incident.open() && incident.evaluation() == null);
        return askedOf;
    }

    static List<PageCommand> of(Role role, IncidentSummary incident, Instant now) {
        return ASKED_OF.entrySet().stream()
                .filter(asked -> asked.getValue().test(incident, now))
                .map(asked -> new PageCommand(asked.getKey()))
                .filter(given -> given.to(role))
                .toList();
    }

    static boolean replays(IncidentSummary incident, Instant now) {
        var replay = incident.replay();
        return replay != null && replay.stoppedAt() == null && !now.isAfter(replay.lastAt());
    }

    private static boolean isExercise(IncidentSummary incident) {
        return incident.declared().what().exercise();
    }
}
