package org.caseledger.api.complaints;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a form is filled in with by the acts of its case, for the officer to check and to change. */
final class FromTheCase {
    private static final Set<Class<? extends ComplaintCommand>> ROUTING =
            Set.of(SignOffRouting.class, AssignComplaint.class);

    private FromTheCase() {}

    /** Fills in what the acts tell; {@code now} is when the form is opened. */
    static void fill(
            MultiValueMap<String, String> typed,
            Class<? extends ComplaintCommand> command,
            CaseFile file,
            Instant now) {
        if (command == AcceptComplaint.class && file.record().complainant() != null) {
            typed.addIfAbsent("told.medium", file.facts().channel().medium().name());
            typed.addIfAbsent("told.at", minute(now));
        } else if (command == SendReply.class) {
            var medium = toldBy(file);
            if (medium != null) {
                typed.addIfAbsent("medium", medium.name());
            }
        } else if (ROUTING.contains(command) && file.state() == ComplaintState.RETURNED) {
            proposed(typed, command, file);
        } else if (command == ReopenComplaint.class && isDissatisfied(file)) {
            typed.addIfAbsent("ground", ReopenGround.DISSATISFIED.name());
        } else if (command == ArchiveComplaint.class) {
            present(file).forEach(part -> typed.add("present", part.name()));
        }
    }

    /** Whether the complainant said last, in this round, not to be satisfied. */
    static boolean isDissatisfied(CaseFile file) {
        return file.ofTheRound().satisfaction() == Satisfaction.NOT;
    }

    /** The unit that the return proposes, with its reason (P9.15), unless a leader named one since. */
    private static void proposed(
            MultiValueMap<String, String> typed, Class<? extends ComplaintCommand> command, CaseFile file) {
        ComplaintReturned last = null;
        for (var step : file.done()) {
            if (step.act() instanceof ComplaintReturned e) {
                last = e;
            } else if (step.act() instanceof RoutingSignedOff) {
                last = null;
            }
        }
        if (last != null && last.proposedUnit() != null) {
            typed.set("unit", last.proposedUnit().value());
            if (command == AssignComplaint.class) {
                typed.addIfAbsent("reason", last.reason());
            }
        }
    }

    /** How the complainant was last notified; initially of the acceptance. */
    private static @Nullable Medium toldBy(CaseFile file) {
        Medium last = null;
        for (var step : file.done()) {
            if (step.act() instanceof ComplaintAccepted e && e.told() != null) {
                last = e.told().medium();
            } else if (step.act() instanceof ComplaintReplied e) {
                last = e.medium();
            }
        }
        return last;
    }

    /** The parts of the dossier that the case holds. */
    private static Set<DossierPart> present(CaseFile file) {
        var present = EnumSet.of(DossierPart.REGISTRATION_FORM);
        for (var step : file.done()) {
            if (step.act() instanceof InvestigationRecorded) {
                present.add(DossierPart.INVESTIGATION_REPORT);
            } else if (step.act() instanceof OpinionProposed) {
                present.add(DossierPart.HANDLING_OPINION);
            } else if (step.act() instanceof ComplaintReplied || step.act() instanceof Ending) {
                present.add(DossierPart.FEEDBACK_RECORD);
            }
        }
        return present;
    }

    private static String minute(Instant now) {
        return LocalDateTime.ofInstant(now, WorkCalendar.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
