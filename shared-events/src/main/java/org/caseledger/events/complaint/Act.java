package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** An act of a person in a complaint, in the order of its life. */
public sealed interface Act extends ComplaintEvent
        permits ComplaintReceived,
                RecordCorrected,
                FilingSplit,
                AgentRecorded,
                RepresentativesNamed,
                FactsAdded,
                RepeatComplaintLinked,
                RepeatLinkUndone,
                ComplaintJoined,
                JoinUndone,
                NewFactsReported,
                RepeatsAnalysed,
                ComplaintClassified,
                LoweringProposed,
                LoweringApproved,
                LoweringRejected,
                RoutingSignedOff,
                ComplaintAssigned,
                ComplaintReturned,
                ReturnReviewed,
                JurisdictionDisputed,
                JurisdictionSettled,
                ComplaintAccepted,
                Ending,
                CaseTakenOver,
                TakeOverConfirmed,
                AssistanceAsked,
                AssistanceAnswered,
                AssistanceReturned,
                AssistanceWithdrawn,
                InvestigationRecorded,
                ConsentRecorded,
                MediationArranged,
                RecusalAsked,
                RecusalDecided,
                MediationRecorded,
                LeadFound,
                ContactRecorded,
                OpinionReported,
                LeadDecided,
                HandedToPolice,
                OpinionProposed,
                OpinionReviewed,
                ReplyDrafted,
                DraftReviewed,
                ReplyApproved,
                ReplyRejected,
                ComplaintReplied,
                FollowUpRecorded,
                ComplaintReopened,
                ReconsiderationDecided,
                HandlingUrged,
                UrgingAnswered,
                RectificationOrdered,
                RectificationCompleted,
                AccountabilityRecorded,
                CaseAccountabilityWithdrawn,
                CasePublished,
                SecrecyMarked,
                SecrecyLifted,
                EscalatedToSuperior,
                EscalationAnswered,
                PaperIssued,
                PaperDelivered,
                PaperReceived,
                ComplaintArchived,
                HistoryAdopted {

    /** When it happened, and why it was entered late. */
    Occurred occurred();

    @Override
    default @Nullable Instant occurredAt() {
        return occurred().at();
    }
}
