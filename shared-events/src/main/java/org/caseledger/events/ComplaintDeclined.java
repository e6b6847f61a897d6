package org.caseledger.events;

/** The unit decided not to take the case and told the complainant why (P9.07). */
@EventType("ComplaintDeclined")
public record ComplaintDeclined(String reason, Told told, Occurred occurred) implements Act {}
