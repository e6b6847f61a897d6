package org.caseledger.api.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.caseledger.api.documents.DocxFile;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.inspections.Inspected;
import org.jspecify.annotations.Nullable;

/** 检查表 as it is printed and put on file, in Chinese (P1.16). */
public final class InspectionDocument {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu年M月d日HH:mm").withZone(WorkCalendar.ZONE);
    private static final int TEXT = 10;
    private static final int HEADING = 12;

    private InspectionDocument() {}

    /** The sheet as DOCX; {@code unit} is the name of whom it is of. */
    public static byte[] docx(Inspected inspected, String unit) {
        var sheet = inspected.sheet();
        var taken = sheet.prepared();
        var document = DocxFile.standing();
        document.title("投诉举报处理工作检查表", 16);
        document.title(
                "被检查单位：%s　　检查期间：%s至%s　　状态：%s"
                        .formatted(
                                unit,
                                day(taken.first()),
                                day(taken.last()),
                                sheet.state().zh()),
                TEXT);
        document.line(
                "编制：%s，%s。数字由系统截至日志第%d条记录提取。"
                        .formatted(sheet.preparedBy().name(), MINUTE.format(inspected.preparedAt()), taken.position()),
                TEXT);
        document.line("一、办理情况", HEADING).table(InspectionTables.figures(taken));
        document.line("二、时限", HEADING).table(InspectionTables.limits(taken));
        document.line("三、审查发现", HEADING);
        if (taken.findings().isEmpty()) {
            document.line("期间内无审查发现。", TEXT);
        } else {
            document.table(InspectionTables.findings(taken));
        }
        said(document, sheet);
        return document.line("内容摘要（SHA-256）：" + sheet.digest(), 8).bytes();
    }

    private static void said(DocxFile document, InspectionSheet sheet) {
        document.line("四、检查意见", HEADING);
        sheet.remarks().forEach(r -> document.line(remark(r), TEXT));
        document.line("五、单位答复", HEADING);
        sheet.answers().forEach(a -> document.line(signed(a.answer(), a.by().name(), a.at()), TEXT));
        document.line("六、签批", HEADING);
        sheet.decisions()
                .forEach(d -> document.line(
                        signed((d.signed() ? "签批" : "退回") + words(d.words()), d.by().name(), d.at()), TEXT));
    }

    private static String remark(InspectionSheet.Remark remark) {
        var said = remark.said();
        var text = new StringBuilder("现场情况：").append(said.seen());
        if (said.problems() != null) {
            text.append("；问题：").append(said.problems());
        }
        if (said.asked() != null) {
            text.append("；要求：").append(said.asked());
        }
        if (said.by() != null) {
            text.append("，请于%s前答复".formatted(MINUTE.format(said.by())));
        }
        return signed(text.toString(), remark.by().name(), remark.at());
    }

    private static String words(@Nullable String words) {
        return words == null ? "" : "：" + words;
    }

    private static String signed(String text, String name, Instant at) {
        return "%s（%s，%s）".formatted(text, name, MINUTE.format(at));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
