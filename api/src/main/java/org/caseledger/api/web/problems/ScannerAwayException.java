package org.caseledger.api.web.problems;

/** The virus scanner that the office uses did not answer for a file, which was not kept. */
public final class ScannerAwayException extends RuntimeException {}
