package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A person gave a recovery code in place of the second factor; this many are left. */
@EventType("RecoveryCodeUsed")
public record RecoveryCodeUsed(String username, int left) implements FactorEvent {}
