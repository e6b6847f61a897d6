package org.caseledger.events.oversight;

/** A fact about a sample that the review committee draws and reads (P9.12). */
public sealed interface SampleEvent extends OversightEvent
        permits SampleSeeded, SampleDrawn, ReviewConcluded, ReviewConfirmed, MinutesIssued {}
