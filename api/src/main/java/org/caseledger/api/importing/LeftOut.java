package org.caseledger.api.importing;

/** A row that the mapping does not mean. */
record LeftOut(long row) implements Mapped {}
