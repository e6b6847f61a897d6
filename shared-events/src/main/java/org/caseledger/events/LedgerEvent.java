package org.caseledger.events;

/** Anything that the event log keeps; each domain has a sealed family of its own. */
public interface LedgerEvent {}
