package org.caseledger.events.reporting;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A fact about a report upward 汇总上报, in the order of its life (P9.04). */
public sealed interface ReportingEvent extends LedgerEvent {
    /** An authority wants a report on a period, by that day (P9.04). */
    @EventType("UpwardReportAsked")
    @Says(
            zh = "登记上报任务：向{addressee}上报{what}（{first} 至 {last}），{dueOn} 前报送",
            en = "Report due: {what} to {addressee} ({first} to {last}), by {dueOn}")
    record UpwardReportAsked(LocalDate first, LocalDate last, String addressee, String what, LocalDate dueOn)
            implements ReportingEvent {}

    /** The report was sent; {@code document} is its number, or the digest of the file (P9.04). */
    @EventType("UpwardReportSent")
    @Says(zh = "{medium|by}上报[，文号或文件摘要：{document}]", en = "Report sent {medium|by}[, document {document}]")
    record UpwardReportSent(Medium medium, @Nullable String document) implements ReportingEvent {}

    /** The authority has it: who said so, or the number under which it was filed there (P9.04). */
    @EventType("UpwardReportReceived")
    @Says(zh = "上报材料已收悉：{receipt}", en = "Report received: {receipt}")
    record UpwardReportReceived(String receipt) implements ReportingEvent {}

    /** The report is not asked for any more, or never was (P9.04). */
    @EventType("UpwardReportDropped")
    @Says(zh = "取消上报任务，理由：{reason}", en = "Report cancelled, reason: {reason}")
    record UpwardReportDropped(String reason) implements ReportingEvent {}
}
