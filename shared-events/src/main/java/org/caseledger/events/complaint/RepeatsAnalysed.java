package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;

/** The causes of a series of repeated complaints, and the measures to prevent more (P4.22). */
@EventType(value = "RepeatsAnalysed", zh = "分析重复投诉", en = "Repeats analysed")
public record RepeatsAnalysed(Sealed analysis, @Official String measures, Occurred occurred) implements Act {}
