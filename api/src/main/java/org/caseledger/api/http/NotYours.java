package org.caseledger.api.http;

/** A case, or a part of it, that this role or unit does not see. */
public final class NotYours extends RuntimeException {}
