package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.assisting.AskAssistance;
import org.caseledger.command.complaint.assisting.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ProposeLowering;
import org.caseledger.command.complaint.clocks.ExtendDeadline;
import org.caseledger.command.complaint.clocks.ResumeDeadline;
import org.caseledger.command.complaint.clocks.SuspendDeadline;
import org.caseledger.command.complaint.closing.ArchiveComplaint;
import org.caseledger.command.complaint.closing.RecordAccountability;
import org.caseledger.command.complaint.closing.RecordFollowUp;
import org.caseledger.command.complaint.closing.WithdrawCaseAccountability;
import org.caseledger.command.complaint.handling.AcceptComplaint;
import org.caseledger.command.complaint.handling.DeclineComplaint;
import org.caseledger.command.complaint.handling.EscalateToSuperior;
import org.caseledger.command.complaint.handling.RecordContact;
import org.caseledger.command.complaint.handling.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.RecordInvestigation;
import org.caseledger.command.complaint.handling.RecordRectification;
import org.caseledger.command.complaint.handling.ReviewOpinion;
import org.caseledger.command.complaint.links.AnalyseRepeats;
import org.caseledger.command.complaint.links.JoinComplaint;
import org.caseledger.command.complaint.links.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.UndoJoin;
import org.caseledger.command.complaint.links.UndoLink;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.replying.ApproveReply;
import org.caseledger.command.complaint.replying.DraftReply;
import org.caseledger.command.complaint.replying.RejectReply;
import org.caseledger.command.complaint.replying.ReviewDraft;
import org.caseledger.command.complaint.replying.SendReply;
import org.caseledger.command.complaint.retention.LiftSealingOff;
import org.caseledger.command.complaint.retention.PutOffDestruction;
import org.caseledger.command.complaint.retention.SealOff;
import org.caseledger.command.complaint.routing.AssignComplaint;
import org.caseledger.command.complaint.routing.ReturnForReassignment;
import org.caseledger.command.complaint.routing.ReviewReturn;
import org.caseledger.command.complaint.routing.SignOffRouting;
import org.caseledger.command.complaint.secrecy.LiftSecrecy;
import org.caseledger.command.complaint.secrecy.MarkSecret;
import org.caseledger.command.complaint.urging.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgeHandling;
import org.caseledger.command.gate.Commands;
import org.caseledger.query.casefile.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with a case now: first what its stage asks for, then everything else, and
 * why not the rest.
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

    private static final Set<String> BESIDE = paths(
            CorrectRecord.class,
            ProposeLowering.class,
            LinkRepeatComplaint.class,
            UndoLink.class,
            JoinComplaint.class,
            UndoJoin.class,
            AnalyseRepeats.class,
            RecordContact.class,
            ExtendDeadline.class,
            SuspendDeadline.class,
            ResumeDeadline.class,
            UrgeHandling.class,
            AnswerUrging.class,
            WriteNote.class,
            RecordRectification.class,
            RecordAccountability.class,
            WithdrawCaseAccountability.class,
            MarkSecret.class,
            LiftSecrecy.class,
            AskAssistance.class,
            WithdrawAssistance.class,
            EscalateToSuperior.class,
            RecordEscalationAnswer.class,
            SealOff.class,
            LiftSealingOff.class,
            PutOffDestruction.class);

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
