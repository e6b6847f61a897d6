package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A person revoked the address at which the calendar was read. */
@EventType("CalendarUnsubscribed")
public record CalendarUnsubscribed(String username) implements SubscriptionEvent {}
