package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A person gives nothing beside the password any more; without a reason it was the person who
 * removed it, else an administrator, as of a telephone that was lost.
 */
@EventType("SecondFactorRemoved")
public record SecondFactorRemoved(String username, @Nullable String reason) implements FactorEvent {}
