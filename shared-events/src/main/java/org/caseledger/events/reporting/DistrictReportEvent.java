package org.caseledger.events.reporting;

import java.time.LocalDate;
import java.util.Map;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A fact about what an office below reported 下级上报, in the order of its life (P9.04). */
public sealed interface DistrictReportEvent extends LedgerEvent {
    /**
     * The office of a log reported these figures of the cases it received from the first day to the last;
     * {@code document} is the report's number, or the SHA-256 of its file (P9.04).
     */
    @EventType("DistrictReportReceived")
    @Says(
            zh = "{receivedOn}收到 {log} 的上报（{first} 至 {last}）：{figures}[，文号或文件摘要：{document}]",
            en = "Report of {log} for {first} to {last}, received on {receivedOn}: {figures}[, document {document}]")
    record DistrictReportReceived(
            String log,
            LocalDate first,
            LocalDate last,
            LocalDate receivedOn,
            Map<Figure, Long> figures,
            @Nullable String document)
            implements DistrictReportEvent {}

    /** The office reported anew, or what was recorded here was not what it reported (P9.04). */
    @EventType("DistrictReportCorrected")
    @Says(
            zh = "更正下级上报为：{figures}，理由：{reason}[，文号或文件摘要：{document}]",
            en = "District report corrected: {figures}, reason: {reason}[, document {document}]")
    record DistrictReportCorrected(
            Map<Figure, Long> figures, @Nullable String document, String reason) implements DistrictReportEvent {}
}
