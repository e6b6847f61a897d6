package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A bureau leader read the record and named the handling unit (P9.03). */
@EventType(value = "RoutingSignedOff", zh = "签阅", en = "Signed off")
public record RoutingSignedOff(
        UnitId unit, @Official @Nullable String opinion, Occurred occurred) implements Act {}
