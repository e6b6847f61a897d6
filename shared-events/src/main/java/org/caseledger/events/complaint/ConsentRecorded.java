package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;

/**
 * A party consented, or did not; what was said last counts (O121-12, O121-18, O121-19, O121-38).
 */
@EventType(value = "ConsentRecorded", zh = "意愿", en = "Consent recorded")
public record ConsentRecorded(ConsentTo to, Party party, boolean given, Medium medium, Occurred occurred)
        implements Act {}
