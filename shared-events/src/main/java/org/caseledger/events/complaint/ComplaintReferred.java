package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;

/** The matter is not this bureau's, and the complainant was told whose it is (P9.05). */
@EventType("ComplaintReferred")
public record ComplaintReferred(String authority, String reason, Told told, Occurred occurred)
        implements Act {}
