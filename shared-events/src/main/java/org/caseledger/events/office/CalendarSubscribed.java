package org.caseledger.events.office;

import org.caseledger.events.EventType;

/**
 * A person made an address at which the calendar is read, in place of an earlier one; {@code
 * digest} is the SHA-256 of its random part (64 hex digits).
 */
@EventType("CalendarSubscribed")
public record CalendarSubscribed(String username, String digest) implements SubscriptionEvent {}
