package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/** A rectification order, counted from 1 in its case, was not completed {@code by} its deadline (P3.13). */
@EventType("RectificationOverdue")
public record RectificationOverdue(CaseId caseId, int order, Instant by) implements OversightEvent, BesideCase {}
