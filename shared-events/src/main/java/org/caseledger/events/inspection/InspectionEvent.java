package org.caseledger.events.inspection;

import org.caseledger.events.LedgerEvent;

/** A fact about an inspection sheet 检查表, in the order of its life (P1.16). */
public sealed interface InspectionEvent extends LedgerEvent
        permits InspectionPrepared, InspectionRemarked, InspectionAnswered, InspectionSentBack, InspectionSignedOff {}
