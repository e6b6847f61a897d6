package org.caseledger.api.evidence;

/** So many files are sealed or opened just now that this one has to come again later. */
public final class NoRoom extends RuntimeException {}
