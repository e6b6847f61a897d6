package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.gate.Commands;
import org.caseledger.query.casefile.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do with a case now: first what its stage asks for, then everything else, and why the rest is
 * unavailable.
 */
public record CaseActions(List<Offered> first, List<Offered> more, List<Offered> notNow) {
    private static final Map<Stage, Set<String>> OF_STAGE = Map.of(
            Stage.CLASSIFICATION, paths(ClassifyComplaint.class),
            Stage.SIGN_OFF, paths(SignOffRouting.class),
            Stage.ASSIGNMENT, paths(AssignComplaint.class, ReviewReturn.class),
            Stage.ACCEPTED, paths(AcceptComplaint.class, DeclineComplaint.class, ReturnForReassignment.class),
            Stage.INVESTIGATION, paths(RecordInvestigation.class),
            Stage.APPROVAL, paths(ApproveReply.class, RejectReply.class, ReviewDraft.class, ReviewOpinion.class),
            Stage.REPLY, paths(DraftReply.class, SendReply.class),
            Stage.FOLLOW_UP, paths(RecordFollowUp.class),
            Stage.ARCHIVE, paths(ArchiveComplaint.class));

    private static final Set<String> BESIDE = paths(ComplaintCommands.onACase().stream()
            .filter(type -> Commands.of(type).beside())
            .toArray(Class<?>[]::new));

    /** {@code stage} is the one that the case is at; null for none. */
    static CaseActions of(List<Offered> offers, @Nullable Stage stage) {
        var now = offers.stream().filter(offer -> offer.refused() == null).toList();
        var onward =
                now.stream().filter(offer -> !BESIDE.contains(offer.command())).toList();
        var asked = stage == null ? Set.<String>of() : OF_STAGE.getOrDefault(stage, Set.of());
        var first =
                onward.stream().filter(offer -> asked.contains(offer.command())).toList();
        var leading = first.isEmpty() ? onward : first;
        return new CaseActions(
                leading,
                now.stream().filter(offer -> !leading.contains(offer)).toList(),
                offers.stream().filter(offer -> offer.refused() != null).toList());
    }

    /** Whether a command, by its path, leaves a case at its stage. */
    static boolean isBeside(String command) {
        return BESIDE.contains(command);
    }

    private static Set<String> paths(Class<?>... commands) {
        return Stream.of(commands).map(Commands::pathOf).collect(Collectors.toUnmodifiableSet());
    }
}
