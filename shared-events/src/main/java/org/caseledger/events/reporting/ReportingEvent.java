package org.caseledger.events.reporting;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.jspecify.annotations.Nullable;

/** A fact about a report upward 汇总上报, in the order of its life (P9.04). */
public sealed interface ReportingEvent extends LedgerEvent {

    /** An authority wants a report on a period, by that day (P9.04). */
    @EventType("UpwardReportAsked")
    record UpwardReportAsked(LocalDate first, LocalDate last, String addressee, String what, LocalDate dueOn)
            implements ReportingEvent {}

    /** The report was sent; {@code document} is its number, or the digest of the file (P9.04). */
    @EventType("UpwardReportSent")
    record UpwardReportSent(Medium medium, @Nullable String document) implements ReportingEvent {}

    /** The authority has it: who said so, or the number under which it was filed there (P9.04). */
    @EventType("UpwardReportReceived")
    record UpwardReportReceived(String receipt) implements ReportingEvent {}

    /** The report is not asked for any more, or never was (P9.04). */
    @EventType("UpwardReportDropped")
    record UpwardReportDropped(String reason) implements ReportingEvent {}
}
