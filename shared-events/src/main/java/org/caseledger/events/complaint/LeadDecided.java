package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** It was decided whether to open a formal case on a report 举报. */
@EventType(value = "LeadDecided", zh = "线索处理决定", en = "Decided on lead")
public record LeadDecided(boolean filed, @Official String reason, Occurred occurred) implements Act {}
