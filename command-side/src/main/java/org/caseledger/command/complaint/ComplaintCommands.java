package org.caseledger.command.complaint;

import java.util.List;
import org.caseledger.command.gate.LedgerCommand;

/** Every command on a case, in the order of life; its {@link LedgerCommand} says the rest. */
public final class ComplaintCommands {

    private static final List<Class<? extends ComplaintCommand>> ALL =
            List.of(
                    ReceiveComplaint.class,
                    AdoptHistory.class,
                    ReplayComplaint.class,
                    CorrectRecord.class,
                    LinkRepeatComplaint.class,
                    UndoLink.class,
                    JoinComplaint.class,
                    UndoJoin.class,
                    AnalyseRepeats.class,
                    ClassifyComplaint.class,
                    SignOffRouting.class,
                    AssignComplaint.class,
                    ReturnForReassignment.class,
                    AcceptComplaint.class,
                    DeclineComplaint.class,
                    ReferElsewhere.class,
                    RecordInvestigation.class,
                    RecordMediation.class,
                    RecordContact.class,
                    ReportOpinion.class,
                    DecideOnLead.class,
                    ProposeOpinion.class,
                    ReviewOpinion.class,
                    DraftReply.class,
                    ApproveReply.class,
                    RejectReply.class,
                    SendReply.class,
                    ExtendDeadline.class,
                    SuspendDeadline.class,
                    ResumeDeadline.class,
                    RecordMissedDeadline.class,
                    RecordFollowUp.class,
                    ReopenComplaint.class,
                    UrgeHandling.class,
                    AnswerUrging.class,
                    RecordRectification.class,
                    RecordAccountability.class,
                    WithdrawCaseAccountability.class,
                    MarkSecret.class,
                    LiftSecrecy.class,
                    EscalateToSuperior.class,
                    ArchiveComplaint.class);

    private static final List<Class<? extends ComplaintCommand>> ON_A_CASE =
            ALL.stream()
                    .filter(
                            type ->
                                    !BeginningCommand.class.isAssignableFrom(type)
                                            && type != RecordMissedDeadline.class)
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
