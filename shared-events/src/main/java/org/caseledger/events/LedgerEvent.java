package org.caseledger.events;

/** Anything that the event log keeps. */
public sealed interface LedgerEvent
        permits ComplaintEvent,
                IncidentEvent,
                OversightEvent,
                DutyEvent,
                AccountabilityEvent,
                InspectionEvent {}
