package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** It was decided whether the earlier decision stands, in the round of that number (P6.12). */
@EventType(value = "ReconsiderationDecided", zh = "复议决定", en = "Reconsideration decided")
public record ReconsiderationDecided(
        int round, ReconsiderationResult result, @Official String reason, String by, Occurred occurred)
        implements Act {}
