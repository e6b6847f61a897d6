package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/**
 * The report came in one filing with a complaint and is handled apart from it (O121-9); recorded
 * with the report alone, so that nothing of the complaint tells who reported (O121-37).
 */
@EventType(value = "FilingSplit", zh = "分别处理", en = "Filing split")
public record FilingSplit(CaseId complaint, @Official String why, Occurred occurred) implements Act {}
