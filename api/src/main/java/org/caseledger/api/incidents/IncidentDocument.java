package org.caseledger.api.incidents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.query.history.Times;
import org.caseledger.query.incidents.IncidentFile.Done;
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.text.Labelled;

/** 事件报告: an incident as a document for a superior, in Chinese, with what P1.14 asks. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class IncidentDocument {
    private static final String NOT_REPORTED = "（尚未报告）";

    private final XWPFDocument document;

    /** The report as DOCX. */
    public static byte[] docx(IncidentReport report) {
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            new IncidentDocument(document).write(report);
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(IncidentReport report) {
        var incident = report.incident();
        var declared = incident.declared().what();
        line(declared.exercise() ? "演练报告（非真实事件）" : "突发事件报告", 18, ParagraphAlignment.CENTER);
        line("截至 " + Times.at(report.asOf()), 11, ParagraphAlignment.CENTER);
        heading("一、事件");
        text("%s。类别：%s；级别：%s；启动时间：%s；启动理由：%s。"
                .formatted(
                        declared.title(),
                        declared.kind().zh(),
                        declared.level().zh(),
                        Times.at(incident.declared().at()),
                        declared.why()));
        reported(report);
        heading("三、专班与措施");
        taskForce(incident);
        incident.measures().forEach(this::measure);
        heading("四、关联投诉件");
        figures(report);
        heading("五、信息发布");
        incident.releases()
                .forEach(r -> text("%s　%s：%s"
                        .formatted(
                                Times.at(r.at()), r.what().channel(), r.what().text())));
        orNone(incident.releases());
        heading("六、处置结果");
        text(
                incident.closed() == null
                        ? "处置中。"
                        : Times.at(incident.closed().at())
                                + " 结束："
                                + incident.closed().what().result());
    }

    private void reported(IncidentReport report) {
        heading("二、发生时间、地点、涉及人员、影响范围");
        if (report.reported() == null) {
            text(NOT_REPORTED);
            return;
        }
        var told = report.reported().what();
        text("发生时间：" + Times.at(told.happenedAt()));
        text("地点：" + told.place());
        text("涉及人员：" + told.persons());
        text("影响范围：" + told.scope());
        text("报告：%s 向 %s 报告".formatted(Times.at(report.reported().at()), told.authority()));
    }

    private void taskForce(IncidentSummary incident) {
        if (incident.taskForce() == null) {
            text("未成立专班。");
            return;
        }
        var formed = incident.taskForce().what();
        text("专班负责人：" + formed.head());
        new TreeMap<>(formed.groups()).forEach((group, members) -> text(group.zh() + "：" + String.join("、", members)));
    }

    private void measure(Done<MeasureTaken> done) {
        var taken = done.what();
        text("%s　%s：%s%s"
                .formatted(
                        Times.at(done.at()),
                        taken.measure().zh(),
                        taken.what(),
                        taken.group() == null ? "" : "（" + taken.group().zh() + "）"));
    }

    private void figures(IncidentReport report) {
        var figures = report.figures();
        text("关联投诉件%d件：已回复%d件，有时限逾期%d件。".formatted(figures.cases(), figures.replied(), figures.overdue()));
        counted("按状态", figures.byState());
        counted("按渠道", figures.byChannel());
        counted("按严重程度", figures.bySeverity());
    }

    private void counted(String by, Map<? extends Labelled, Long> counts) {
        if (!counts.isEmpty()) {
            text(by
                    + "："
                    + counts.entrySet().stream()
                            .map(e -> e.getKey().zh() + e.getValue() + "件")
                            .collect(Collectors.joining("，")));
        }
    }

    private void orNone(List<?> all) {
        if (all.isEmpty()) {
            text("无。");
        }
    }

    private void heading(String text) {
        line(text, 14, ParagraphAlignment.LEFT);
    }

    private void text(String text) {
        line(text, 12, ParagraphAlignment.LEFT);
    }

    private void line(String text, int points, ParagraphAlignment alignment) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        var run = paragraph.createRun();
        run.setFontSize(points);
        run.setText(text);
    }
}
