package org.caseledger.events.accountability;

import org.caseledger.events.LedgerEvent;

/** What became of a commendation or criticism that is about no single case (P1.17). */
public sealed interface AccountabilityEvent extends LedgerEvent
        permits AccountabilityDeclared, AccountabilityWithdrawn {}
