package org.caseledger.events.oversight;

import org.caseledger.events.LedgerEvent;

/** A fact about the people who use the ledger, kept in a stream separate from the case. */
public sealed interface OversightEvent extends LedgerEvent
        permits AttemptRefused,
                SealedDataOpened,
                FindingAnswered,
                SampleEvent,
                RepeatNotLinked,
                RectificationOverdue,
                UnusualReadingNoticed,
                AccessEvent {}
