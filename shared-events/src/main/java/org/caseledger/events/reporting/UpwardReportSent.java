package org.caseledger.events.reporting;

import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.jspecify.annotations.Nullable;

/** The report was sent; {@code document} is its number, or the digest of the file (P9.04). */
@EventType("UpwardReportSent")
public record UpwardReportSent(Medium medium, @Nullable String document) implements ReportingEvent {}
