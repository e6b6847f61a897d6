package org.caseledger.events.reporting;

import org.caseledger.events.EventType;

/** The authority has it: who said so, or the number under which it was filed there (P9.04). */
@EventType("UpwardReportReceived")
public record UpwardReportReceived(String receipt) implements ReportingEvent {}
