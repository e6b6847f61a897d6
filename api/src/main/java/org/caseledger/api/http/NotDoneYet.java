package org.caseledger.api.http;

/** What was asked to be worked out is not done yet, or was not done to its end. */
final class NotDoneYet extends RuntimeException {}
