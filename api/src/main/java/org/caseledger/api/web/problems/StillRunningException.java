package org.caseledger.api.web.problems;

/** What was asked to be worked out is not done yet, or was not done to its end. */
public final class StillRunningException extends RuntimeException {}
