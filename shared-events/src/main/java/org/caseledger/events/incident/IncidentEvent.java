package org.caseledger.events.incident;

import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;

/** A fact in the life of an incident or exercise, in the order of its life (P8.15–22). */
public sealed interface IncidentEvent extends LedgerEvent
        permits ProposalDismissed,
                IncidentDeclared,
                TaskForceFormed,
                ComplaintAttached,
                ComplaintDetached,
                MeasureTaken,
                ReportedToSuperior,
                InformationReleased,
                ReplayPlanned,
                ReplayStopped,
                IncidentClosed,
                IncidentEvaluated,
                ImprovementCompleted {

    /** When it happened, and why it was entered late. */
    Occurred occurred();
}
