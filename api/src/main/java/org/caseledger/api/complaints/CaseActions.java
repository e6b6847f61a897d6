package org.caseledger.api.complaints;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.assisting.AskAssistance;
import org.caseledger.command.complaint.assisting.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ProposeLowering;
import org.caseledger.command.complaint.clocks.ExtendDeadline;
import org.caseledger.command.complaint.clocks.ResumeDeadline;
import org.caseledger.command.complaint.clocks.SuspendDeadline;
import org.caseledger.command.complaint.closing.RecordAccountability;
import org.caseledger.command.complaint.closing.WithdrawCaseAccountability;
import org.caseledger.command.complaint.handling.EscalateToSuperior;
import org.caseledger.command.complaint.handling.RecordContact;
import org.caseledger.command.complaint.handling.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.RecordRectification;
import org.caseledger.command.complaint.links.AnalyseRepeats;
import org.caseledger.command.complaint.links.JoinComplaint;
import org.caseledger.command.complaint.links.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.UndoJoin;
import org.caseledger.command.complaint.links.UndoLink;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.retention.LiftSealingOff;
import org.caseledger.command.complaint.retention.PutOffDestruction;
import org.caseledger.command.complaint.retention.SealOff;
import org.caseledger.command.complaint.secrecy.LiftSecrecy;
import org.caseledger.command.complaint.secrecy.MarkSecret;
import org.caseledger.command.complaint.urging.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgeHandling;
import org.caseledger.command.gate.Commands;

/**
 * What somebody may do with a case now: what carries it on, what is done besides, and why not the
 * rest.
 */
public record CaseActions(List<Offered> onward, List<Offered> beside, List<Offered> notNow) {

    private static final Set<String> BESIDE =
            Stream.of(
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
                            PutOffDestruction.class)
                    .map(Commands::pathOf)
                    .collect(Collectors.toUnmodifiableSet());

    static CaseActions of(List<Offered> offers) {
        var now = offers.stream().filter(offer -> offer.refused() == null).toList();
        return new CaseActions(
                now.stream().filter(offer -> !isBeside(offer)).toList(),
                now.stream().filter(CaseActions::isBeside).toList(),
                offers.stream().filter(offer -> offer.refused() != null).toList());
    }

    private static boolean isBeside(Offered offer) {
        return BESIDE.contains(offer.command());
    }
}
