package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;

/** A rectification order, counted from 1 in its case, was not completed {@code by} its deadline (P3.13). */
@EventType("RectificationOverdue")
@Says(zh = "整改第{order}项到期未完成（期限：{by|until}）", en = "Rectification {order} not completed when due ({by|until})")
public record RectificationOverdue(CaseId caseId, int order, Instant by) implements OversightEvent, BesideCase {}
