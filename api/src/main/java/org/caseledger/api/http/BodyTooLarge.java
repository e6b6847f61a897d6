package org.caseledger.api.http;

/** What was sent is larger than {@link Bodies#LARGEST}; nothing was done. */
final class BodyTooLarge extends RuntimeException {}
