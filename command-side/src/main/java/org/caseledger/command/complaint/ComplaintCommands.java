package org.caseledger.command.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.ReturnAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecountDeadlines;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ResumeDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.SuspendDeadline;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordAccountability;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordCallBack;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordSettlement;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawCaseAccountability;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DecideOnLead;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.EscalateToSuperior;
import org.caseledger.command.complaint.handling.HandlingCommand.HandOverToPolice;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordLead;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReportOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.links.LinkCommand.AnalyseRepeats;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.LinkCommand.RecordNewFacts;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.links.LinkCommand.UndoLink;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.complaint.papers.PaperCommand.RecordDelivery;
import org.caseledger.command.complaint.papers.PaperCommand.RecordReceipt;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.parties.PartyCommand.ArrangeMediation;
import org.caseledger.command.complaint.parties.PartyCommand.AskRecusal;
import org.caseledger.command.complaint.parties.PartyCommand.DecideRecusal;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.parties.PartyCommand.NameRepresentatives;
import org.caseledger.command.complaint.parties.PartyCommand.PublishCase;
import org.caseledger.command.complaint.parties.PartyCommand.RecordAgent;
import org.caseledger.command.complaint.parties.PartyCommand.RecordConsent;
import org.caseledger.command.complaint.passing.PassingCommand.ConfirmTakeOver;
import org.caseledger.command.complaint.passing.PassingCommand.TakeOverCase;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.retention.RetentionCommand.ApproveDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.LiftSealingOff;
import org.caseledger.command.complaint.retention.RetentionCommand.ObserveRetention;
import org.caseledger.command.complaint.retention.RetentionCommand.PutOffDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.SealOff;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.DisputeJurisdiction;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SettleJurisdiction;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.LiftSecrecy;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.MarkSecret;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
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
            RecordCallBack.class,
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

    /** Commands that the ledger itself gives on a case, or on request: papers, and those of the portal. */
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
