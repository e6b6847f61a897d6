package org.caseledger.events;

/** The unit decided to take the case and told the complainant (P9.07). */
@EventType("ComplaintAccepted")
public record ComplaintAccepted(UnitId unit, Told told, Occurred occurred) implements Act {}
