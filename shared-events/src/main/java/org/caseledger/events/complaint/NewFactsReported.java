package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/**
 * The reporter reported the same respondent again with new facts, in a case that is joined to this
 * one: the period runs anew from the receipt of that case, which is when it occurred (O121-35).
 */
@EventType(value = "NewFactsReported", zh = "补充新的事实", en = "New facts reported")
public record NewFactsReported(CaseId in, @Official String facts, Occurred occurred) implements Act {}
