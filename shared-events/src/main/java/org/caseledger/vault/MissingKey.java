package org.caseledger.vault;

/** A case that was received with an event at a position and has no key now. */
public record MissingKey(long position, String number) {}
