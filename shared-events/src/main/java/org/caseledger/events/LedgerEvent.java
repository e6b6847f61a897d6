package org.caseledger.events;

/** Anything stored in the event log; each domain has its own sealed family. */
public interface LedgerEvent {}
