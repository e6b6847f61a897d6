package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;

/**
 * What suggests that the complainant or reporter defrauds or blackmails a business was handed over
 * to the police or another authority: to which, what for, and with which materials (O121-42).
 */
@EventType(value = "HandedToPolice", zh = "移送公安机关", en = "Handed over to the police")
public record HandedToPolice(
        String authority, Sealed suspicion, @Official String materials, Occurred occurred) implements Act {}
