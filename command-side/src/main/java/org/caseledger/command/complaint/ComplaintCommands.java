package org.caseledger.command.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.assisting.AnswerAssistance;
import org.caseledger.command.complaint.assisting.AskAssistance;
import org.caseledger.command.complaint.assisting.ReturnAssistance;
import org.caseledger.command.complaint.assisting.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ProposeLowering;
import org.caseledger.command.complaint.classifying.RejectLowering;
import org.caseledger.command.complaint.clocks.ExtendDeadline;
import org.caseledger.command.complaint.clocks.RecordMissedDeadline;
import org.caseledger.command.complaint.clocks.RecountDeadlines;
import org.caseledger.command.complaint.clocks.ResumeDeadline;
import org.caseledger.command.complaint.clocks.SuspendDeadline;
import org.caseledger.command.complaint.closing.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ConcludeOpinion;
import org.caseledger.command.complaint.closing.DecideReconsideration;
import org.caseledger.command.complaint.closing.RecordAccountability;
import org.caseledger.command.complaint.closing.RecordFollowUp;
import org.caseledger.command.complaint.closing.RecordSettlement;
import org.caseledger.command.complaint.closing.ReopenComplaint;
import org.caseledger.command.complaint.closing.WithdrawCaseAccountability;
import org.caseledger.command.complaint.closing.WithdrawComplaint;
import org.caseledger.command.complaint.handling.AcceptComplaint;
import org.caseledger.command.complaint.handling.DecideOnLead;
import org.caseledger.command.complaint.handling.DeclineComplaint;
import org.caseledger.command.complaint.handling.EscalateToSuperior;
import org.caseledger.command.complaint.handling.HandOverToPolice;
import org.caseledger.command.complaint.handling.ProposeOpinion;
import org.caseledger.command.complaint.handling.RecordContact;
import org.caseledger.command.complaint.handling.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.RecordInvestigation;
import org.caseledger.command.complaint.handling.RecordLead;
import org.caseledger.command.complaint.handling.RecordMediation;
import org.caseledger.command.complaint.handling.RecordRectification;
import org.caseledger.command.complaint.handling.ReferElsewhere;
import org.caseledger.command.complaint.handling.ReportOpinion;
import org.caseledger.command.complaint.handling.ReviewOpinion;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.links.AnalyseRepeats;
import org.caseledger.command.complaint.links.JoinComplaint;
import org.caseledger.command.complaint.links.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.RecordNewFacts;
import org.caseledger.command.complaint.links.UndoJoin;
import org.caseledger.command.complaint.links.UndoLink;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.papers.IssuePaper;
import org.caseledger.command.complaint.papers.RecordDelivery;
import org.caseledger.command.complaint.papers.RecordReceipt;
import org.caseledger.command.complaint.parties.AddFacts;
import org.caseledger.command.complaint.parties.ArrangeMediation;
import org.caseledger.command.complaint.parties.AskRecusal;
import org.caseledger.command.complaint.parties.DecideRecusal;
import org.caseledger.command.complaint.parties.GiveQueryCode;
import org.caseledger.command.complaint.parties.NameRepresentatives;
import org.caseledger.command.complaint.parties.PublishCase;
import org.caseledger.command.complaint.parties.RecordAgent;
import org.caseledger.command.complaint.parties.RecordConsent;
import org.caseledger.command.complaint.passing.ConfirmTakeOver;
import org.caseledger.command.complaint.passing.TakeOverCase;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.replying.ApproveReply;
import org.caseledger.command.complaint.replying.DraftReply;
import org.caseledger.command.complaint.replying.RejectReply;
import org.caseledger.command.complaint.replying.ReviewDraft;
import org.caseledger.command.complaint.replying.SendReply;
import org.caseledger.command.complaint.retention.ApproveDestruction;
import org.caseledger.command.complaint.retention.LiftSealingOff;
import org.caseledger.command.complaint.retention.ObserveRetention;
import org.caseledger.command.complaint.retention.PutOffDestruction;
import org.caseledger.command.complaint.retention.SealOff;
import org.caseledger.command.complaint.routing.AssignComplaint;
import org.caseledger.command.complaint.routing.DisputeJurisdiction;
import org.caseledger.command.complaint.routing.ReturnForReassignment;
import org.caseledger.command.complaint.routing.ReviewReturn;
import org.caseledger.command.complaint.routing.SettleJurisdiction;
import org.caseledger.command.complaint.routing.SignOffRouting;
import org.caseledger.command.complaint.secrecy.LiftSecrecy;
import org.caseledger.command.complaint.secrecy.MarkSecret;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgeHandling;
import org.caseledger.command.gate.LedgerCommand;

/** Every command on a case, in the order of life; its {@link LedgerCommand} says the rest. */
public final class ComplaintCommands {

    private static final List<Class<? extends ComplaintCommand>> ALL = List.of(
            ReceiveComplaint.class,
            AdoptHistory.class,
            ReplayComplaint.class,
            CorrectRecord.class,
            SplitFiling.class,
            RecordAgent.class,
            NameRepresentatives.class,
            AddFacts.class,
            GiveQueryCode.class,
            TakeOverCase.class,
            LinkRepeatComplaint.class,
            UndoLink.class,
            JoinComplaint.class,
            UndoJoin.class,
            RecordNewFacts.class,
            AnalyseRepeats.class,
            ClassifyComplaint.class,
            ProposeLowering.class,
            ApproveLowering.class,
            RejectLowering.class,
            SignOffRouting.class,
            AssignComplaint.class,
            ReturnForReassignment.class,
            ReviewReturn.class,
            DisputeJurisdiction.class,
            SettleJurisdiction.class,
            AskAssistance.class,
            AnswerAssistance.class,
            ReturnAssistance.class,
            WithdrawAssistance.class,
            AcceptComplaint.class,
            DeclineComplaint.class,
            ReferElsewhere.class,
            ConfirmTakeOver.class,
            WithdrawComplaint.class,
            RecordSettlement.class,
            RecordInvestigation.class,
            RecordConsent.class,
            ArrangeMediation.class,
            AskRecusal.class,
            DecideRecusal.class,
            RecordMediation.class,
            RecordLead.class,
            RecordContact.class,
            ReportOpinion.class,
            DecideOnLead.class,
            HandOverToPolice.class,
            ProposeOpinion.class,
            ReviewOpinion.class,
            DraftReply.class,
            ReviewDraft.class,
            ApproveReply.class,
            RejectReply.class,
            SendReply.class,
            ConcludeOpinion.class,
            ExtendDeadline.class,
            SuspendDeadline.class,
            ResumeDeadline.class,
            RecordMissedDeadline.class,
            RecountDeadlines.class,
            RecordFollowUp.class,
            ReopenComplaint.class,
            DecideReconsideration.class,
            UrgeHandling.class,
            AnswerUrging.class,
            WriteNote.class,
            RecordRectification.class,
            RecordAccountability.class,
            WithdrawCaseAccountability.class,
            PublishCase.class,
            MarkSecret.class,
            LiftSecrecy.class,
            EscalateToSuperior.class,
            RecordEscalationAnswer.class,
            IssuePaper.class,
            RecordDelivery.class,
            RecordReceipt.class,
            ArchiveComplaint.class,
            SealOff.class,
            LiftSealingOff.class,
            ObserveRetention.class,
            PutOffDestruction.class,
            ApproveDestruction.class);

    /** What the ledger itself gives on a case; papers, and by the portal, for whoever asks. */
    private static final Set<Class<? extends ComplaintCommand>> BY_THE_LEDGER = Set.of(
            RecordMissedDeadline.class,
            RecountDeadlines.class,
            ObserveRetention.class,
            IssuePaper.class,
            AddFacts.class,
            GiveQueryCode.class);

    private static final List<Class<? extends ComplaintCommand>> ON_A_CASE = ALL.stream()
            .filter(type -> !BeginningCommand.class.isAssignableFrom(type) && !BY_THE_LEDGER.contains(type))
            .toList();

    private ComplaintCommands() {}

    /** All commands, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> all() {
        return ALL;
    }

    /** Those that people give on a case that exists, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> onACase() {
        return ON_A_CASE;
    }
}
