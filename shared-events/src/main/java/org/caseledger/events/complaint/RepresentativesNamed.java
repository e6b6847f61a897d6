package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/**
 * A joint complaint is made by representatives, whose names are sealed, for so many complainants in
 * all; who came before them no longer represents (O121-12).
 */
@EventType(value = "RepresentativesNamed", zh = "推选代表人", en = "Representatives named")
public record RepresentativesNamed(Sealed names, int complainants, Occurred occurred) implements Act {}
