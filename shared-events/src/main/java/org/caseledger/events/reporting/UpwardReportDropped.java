package org.caseledger.events.reporting;

import org.caseledger.events.EventType;

/** The report is not asked for any more, or never was (P9.04). */
@EventType("UpwardReportDropped")
public record UpwardReportDropped(String reason) implements ReportingEvent {}
