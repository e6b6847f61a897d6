package org.caseledger.events.oversight;

import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.caseledger.events.Says;

/**
 * A supervisor acknowledged or explained a finding in a case; {@code rule} and {@code position}, that of the event that
 * established it, identify the finding.
 */
@EventType("FindingAnswered")
@Says(
        zh = "答复日志第{position}条记录的审查发现（{answer}）：{note}",
        en = "Finding at log record {position} answered ({answer}): {note}")
public record FindingAnswered(
        CaseId caseId,
        String rule,
        long position,
        FindingAnswer answer,
        @Official String note) implements OversightEvent, BesideCase {}
