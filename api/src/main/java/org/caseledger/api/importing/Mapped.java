package org.caseledger.api.importing;

/** What a mapping makes of a row. */
public sealed interface Mapped permits MappedRow, Reject {}
