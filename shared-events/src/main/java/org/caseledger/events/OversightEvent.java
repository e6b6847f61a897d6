package org.caseledger.events;

/** A fact about the people who use the ledger, kept apart from the case it concerns. */
public sealed interface OversightEvent extends LedgerEvent
        permits AttemptRefused,
                SealedDataOpened,
                FindingAnswered,
                SampleSeeded,
                RepeatNotLinked,
                RectificationOverdue {}
