package org.caseledger.command.complaint;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
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
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgeHandling;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Office;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ComplaintReceived;
import org.jspecify.annotations.Nullable;

/** 投诉举报件: the aggregate, an event-sourced shell around {@link CaseState} and its decisions. */
@Aggregate(
        type = ComplaintEvent.STREAM,
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver")
public class Complaint {

    /** The commands that it handles, in the order of life. */
    static final List<Class<? extends ComplaintCommand>> COMMANDS =
            List.of(
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

    @AggregateIdentifier private String id;
    private final CaseState state = new CaseState();
    private @Nullable Instant decidedAt;

    /** For the framework, which folds the history into a new instance. */
    protected Complaint() {}

    /** The other half of a filing that was split. */
    private Complaint(List<ComplaintEvent> events, Instant decidedAt) {
        this.decidedAt = decidedAt;
        events.forEach(event -> apply(event));
    }

    @CommandHandler
    Complaint(ReceiveComplaint command, MetaData by, Office office) {
        begin(command, by, office);
    }

    @CommandHandler
    Complaint(AdoptHistory command, MetaData by, Office office) {
        begin(command, by, office);
    }

    @CommandHandler
    Complaint(ReplayComplaint command, MetaData by, Office office) {
        begin(command, by, office);
    }

    @CommandHandler
    void handle(CorrectRecord command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SplitFiling command, MetaData by, Office office) throws Exception {
        var other = new ArrayList<ComplaintEvent>();
        decide(command, by, office, other::add);
        createNew(Complaint.class, () -> new Complaint(other, decidedAt));
    }

    @CommandHandler
    void handle(LinkRepeatComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(UndoLink command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(JoinComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(UndoJoin command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordNewFacts command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DisputeJurisdiction command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SettleJurisdiction command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AskAssistance command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AnswerAssistance command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReturnAssistance command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(WithdrawAssistance command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(NameRepresentatives command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AddFacts command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(GiveQueryCode command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordAgent command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordConsent command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ArrangeMediation command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AskRecusal command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DecideRecusal command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(PublishCase command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AnalyseRepeats command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ClassifyComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ProposeLowering command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ApproveLowering command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RejectLowering command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SignOffRouting command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AssignComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReturnForReassignment command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReviewReturn command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AcceptComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DeclineComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReferElsewhere command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(WithdrawComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(TakeOverCase command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ConfirmTakeOver command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordSettlement command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordInvestigation command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordMediation command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordLead command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordContact command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReportOpinion command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DecideOnLead command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(HandOverToPolice command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ProposeOpinion command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReviewOpinion command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DraftReply command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReviewDraft command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ApproveReply command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RejectReply command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SendReply command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ConcludeOpinion command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ExtendDeadline command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SuspendDeadline command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ResumeDeadline command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecountDeadlines command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordMissedDeadline command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordFollowUp command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ReopenComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(DecideReconsideration command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(UrgeHandling command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(AnswerUrging command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(WriteNote command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordRectification command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordAccountability command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(WithdrawCaseAccountability command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(MarkSecret command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(LiftSecrecy command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(EscalateToSuperior command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordEscalationAnswer command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(IssuePaper command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordDelivery command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(RecordReceipt command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ArchiveComplaint command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SealOff command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(LiftSealingOff command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ObserveRetention command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(PutOffDestruction command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(ApproveDestruction command, MetaData by, Office office) {
        decide(command, by, office);
    }

    private void begin(BeginningCommand command, MetaData by, Office office) {
        // What a constructor applies is folded only after it, so a beginning is decided on a case
        // of its own.
        var beginning = new CaseState();
        var context = DecisionContext.of(by, office);
        decidedAt = context.now();
        Decisions.decide(
                command,
                beginning,
                context,
                event -> {
                    beginning.on(event, decidedAt);
                    apply(event);
                });
    }

    private void decide(ComplaintCommand command, MetaData by, Office office) {
        decide(command, by, office, event -> {});
    }

    private void decide(
            ComplaintCommand command, MetaData by, Office office, Consumer<ComplaintEvent> other) {
        var context = DecisionContext.of(by, office);
        decidedAt = context.now();
        Guards.onVersion(
                command,
                by,
                () -> Decisions.decide(command, state, context, event -> apply(event), other));
    }

    @EventSourcingHandler
    void on(ComplaintEvent event, @Timestamp Instant recordedAt) {
        if (event instanceof ComplaintReceived received) {
            id = received.caseId().toString();
        }
        // What is decided here is recorded now, by the clock of the office.
        state.on(event, decidedAt == null ? recordedAt : decidedAt);
    }
}
