package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/** The causes of a series of repeated complaints, and the measures to prevent more (P4.22). */
@EventType("RepeatsAnalysed")
public record RepeatsAnalysed(Sealed analysis, String measures, Occurred occurred) implements Act {}
