package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 继续办理: the form of what a case asks of its reader now, as the log has it; nothing is opened by finding it. */
@Component
@RequiredArgsConstructor
class WayOn {
    /** The usual command of each stage, the first that is available; others remain a matter of choice. */
    private static final Map<Stage, List<Class<? extends ComplaintCommand>>> USUAL = Map.of(
            Stage.CLASSIFICATION, List.of(ClassifyComplaint.class),
            Stage.ASSIGNMENT, List.of(AssignComplaint.class, ReviewReturn.class),
            Stage.ACCEPTED, List.of(AcceptComplaint.class),
            Stage.INVESTIGATION, List.of(RecordInvestigation.class),
            Stage.APPROVAL, List.of(ReviewDraft.class, ReviewOpinion.class),
            Stage.REPLY, List.of(SendReply.class, DraftReply.class),
            Stage.FOLLOW_UP, List.of(RecordFollowUp.class),
            Stage.ARCHIVE, List.of(ArchiveComplaint.class));

    private final CaseCourse course;
    private final CaseReading reading;
    private final AvailableCommands available;

    /** The address of that form; the page of the case where there is none. */
    String to(CaseId caseId, Actor actor) {
        var file = reading.now(caseId, actor);
        return form(file, actor).orElse("/cases/" + caseId);
    }

    /** The address of that form; empty where it is not this person's turn, or nothing is usual. */
    Optional<String> form(CaseFile file, Actor actor) {
        var summary = reading.summary(file, actor);
        var now = course.of(file, summary);
        if (now.turn() != actor.role()) {
            return Optional.empty();
        }
        if (available
                .decision(file.payloads(), actor)
                .filter(AvailableDecision::stands)
                .isPresent()) {
            return Optional.of(DeskPlace.PATH + "/" + file.caseId());
        }
        return usual(now.now(), file).stream()
                .filter(command -> stands(command, file, actor))
                .findFirst()
                .map(command -> "/cases/%s/do/%s".formatted(file.caseId(), Commands.pathOf(command)));
    }

    /** What else the stage of a case leaves this person to choose from. */
    List<Offered> others(CaseFile file, CaseSummary summary, Actor actor, Class<? extends ComplaintCommand> chosen) {
        var offered = Offered.all(available.of(file.payloads(), actor));
        var stage = course.of(file, summary).now();
        var path = Commands.pathOf(chosen);
        var first = CaseActions.of(offered, stage).first();
        return first.stream().anyMatch(one -> one.command().equals(path))
                ? first.stream().filter(one -> !one.command().equals(path)).toList()
                : List.of();
    }

    private static List<Class<? extends ComplaintCommand>> usual(@Nullable Stage stage, CaseFile file) {
        if (FromTheCase.isDissatisfied(file)) {
            return List.of(ReopenComplaint.class);
        }
        return stage == null ? List.of() : USUAL.getOrDefault(stage, List.of());
    }

    private boolean stands(Class<? extends ComplaintCommand> command, CaseFile file, Actor actor) {
        return Commands.mayGive(actor.role(), command)
                && available.of(file.payloads(), command, actor).stands();
    }
}
