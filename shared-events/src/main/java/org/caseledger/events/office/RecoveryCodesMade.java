package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A person has this many new recovery codes; the earlier ones are good for nothing. */
@EventType("RecoveryCodesMade")
public record RecoveryCodesMade(String username, int codes) implements FactorEvent {}
