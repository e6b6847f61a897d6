package org.caseledger.events.accountability;

import org.caseledger.events.LedgerEvent;

/** A fact about a commendation, criticism or inquiry outside any single case (P1.17). */
public sealed interface AccountabilityEvent extends LedgerEvent
        permits AccountabilityDeclared, AccountabilityWithdrawn {}
