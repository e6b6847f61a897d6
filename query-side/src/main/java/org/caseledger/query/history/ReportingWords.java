package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportReceived;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportDropped;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportReceived;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportSent;
import org.caseledger.text.Text;

/** The sentences for what is reported upward. */
final class ReportingWords {

    private ReportingWords() {}

    static Text of(ReportingEvent event) {
        if (event instanceof UpwardReportAsked e) {
            return format(
                    "登记上报任务：向%s上报%s（%s 至 %s），%s 前报送",
                    "Report due: %2$s to %1$s (%3$s to %4$s), by %5$s",
                    e.addressee(),
                    e.what(),
                    e.first(),
                    e.last(),
                    e.dueOn());
        } else if (event instanceof UpwardReportSent e) {
            return format("%s上报", "Report sent %s", Words.by(e.medium()))
                    .andIfPresent("，文号或文件摘要：%s", ", document %s", e.document());
        } else if (event instanceof UpwardReportReceived e) {
            return format("上报材料已收悉：%s", "Report received: %s", e.receipt());
        }
        return format("取消上报任务，理由：%s", "Report cancelled, reason: %s", ((UpwardReportDropped) event).reason());
    }

    static Text of(DistrictReportEvent event) {
        if (event instanceof DistrictReportReceived e) {
            return format(
                            "%4$s收到 %1$s 的上报（%2$s 至 %3$s）：%5$s",
                            "Report of %1$s for %2$s to %3$s, received on %4$s: %5$s",
                            e.log(),
                            e.first(),
                            e.last(),
                            e.receivedOn(),
                            figures(e.figures()))
                    .andIfPresent("，文号或文件摘要：%s", ", document %s", e.document());
        }
        var e = (DistrictReportCorrected) event;
        return format("更正下级上报为：%s，理由：%s", "District report corrected: %s, reason: %s", figures(e.figures()), e.reason())
                .andIfPresent("，文号或文件摘要：%s", ", document %s", e.document());
    }

    private static Text figures(Map<Figure, Long> figures) {
        return Text.list(new TreeMap<>(figures)
                .entrySet().stream()
                        .map(one -> format("%s%d", "%s %d", one.getKey(), one.getValue()))
                        .toList());
    }
}
