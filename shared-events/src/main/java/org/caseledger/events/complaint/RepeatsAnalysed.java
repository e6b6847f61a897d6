package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/** Why the same is complained of again and again, and what is done to prevent it (P4.22). */
@EventType("RepeatsAnalysed")
public record RepeatsAnalysed(Sealed analysis, String measures, Occurred occurred) implements Act {}
