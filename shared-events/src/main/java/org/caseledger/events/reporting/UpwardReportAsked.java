package org.caseledger.events.reporting;

import java.time.LocalDate;
import org.caseledger.events.EventType;

/** An authority wants a report on a period, by that day (P9.04). */
@EventType("UpwardReportAsked")
public record UpwardReportAsked(LocalDate first, LocalDate last, String addressee, String what, LocalDate dueOn)
        implements ReportingEvent {}
