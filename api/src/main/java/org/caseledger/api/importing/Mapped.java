package org.caseledger.api.importing;

/** What a mapping makes of a row, or of all rows of a case. */
public sealed interface Mapped permits MappedRow, Reject, LeftOut {}
