package org.caseledger.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of a case, in the order of its life. */
public sealed interface ComplaintCommand
        permits BeginningCommand,
                CorrectRecord,
                LinkRepeatComplaint,
                UndoLink,
                JoinComplaint,
                UndoJoin,
                AnalyseRepeats,
                ClassifyComplaint,
                SignOffRouting,
                AssignComplaint,
                ReturnForReassignment,
                AcceptComplaint,
                DeclineComplaint,
                ReferElsewhere,
                RecordInvestigation,
                RecordMediation,
                RecordContact,
                ReportOpinion,
                DecideOnLead,
                ProposeOpinion,
                ReviewOpinion,
                DraftReply,
                ApproveReply,
                RejectReply,
                SendReply,
                ExtendDeadline,
                SuspendDeadline,
                ResumeDeadline,
                RecordMissedDeadline,
                RecordFollowUp,
                ReopenComplaint,
                UrgeHandling,
                AnswerUrging,
                RecordRectification,
                RecordAccountability,
                WithdrawCaseAccountability,
                MarkSecret,
                LiftSecrecy,
                EscalateToSuperior,
                ArchiveComplaint {

    /** The case it is about. */
    CaseId caseId();

    /** When it happened, if not just now. */
    @Nullable Instant occurredAt();

    /** Why it is entered more than 24 hours after it happened. */
    @Nullable String lateReason();

    /** What follows, by the rules that are this command's own; throws {@link Refused}. */
    List<ComplaintEvent> decide(Case c, Desk desk);

    /**
     * The time of the act as events keep it: to the second, as people tell it, when it is just now.
     */
    default Occurred occurred(Desk desk) {
        var justNow = desk.now().truncatedTo(ChronoUnit.SECONDS);
        return new Occurred(occurredAt() == null ? justNow : occurredAt(), lateReason(), null);
    }
}
