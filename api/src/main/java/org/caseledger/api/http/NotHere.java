package org.caseledger.api.http;

/** There is nothing under this identity, or there was not yet at that time. */
public final class NotHere extends RuntimeException {}
