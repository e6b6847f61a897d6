package org.caseledger.api.statistics;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.caseledger.api.documents.DocxFile;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.statistics.Figures;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.text.Language;

/** 汇总报告: the counts of a period as a document that goes upward (P9.04, P2.20). */
public final class StatisticsReport {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日").withZone(WorkCalendar.ZONE);
    private static final List<StatisticsBy> TABLES =
            List.of(StatisticsBy.CHANNEL, StatisticsBy.CATEGORY, StatisticsBy.UNIT, StatisticsBy.MONTH);
    private static final List<String> NUMERALS = List.of("一", "二", "三", "四");
    private static final String DEFINITIONS = """
            说明：收件按收到时间计入期间。受理、不予受理、告知转送以最后一次决定为准；撤回、自行和解后重新办理的不再计入。任一轮回复时限逾期即计为逾期；\
            各轮均在时限内答复(含告知不予受理、告知转送)的计为按期答复。满意程度以投诉人在回访中的表示为准，从未联系上的计入“无法联系”。\
            回复用时自收件次日起按工作日计至首次回复当日，只计回复时间明确的件（计时件数）。迁移件一并计入。""";

    private final StatisticsQueries statistics;
    private final GroupNames names;

    /** {@code names} are Chinese, as the report is. */
    public StatisticsReport(StatisticsQueries statistics, GroupNames names) {
        this.statistics = statistics;
        this.names = names;
    }

    /** The report as DOCX; the period ends before {@code filter.until()}. */
    public byte[] docx(StatisticsFilter filter, Instant now) {
        var document = DocxFile.lying();
        document.title("投诉举报办理情况汇总报告", 18);
        document.title(
                "统计期间：%s%s　　制表日期：%s"
                        .formatted(
                                filter.from().equals(Instant.EPOCH) ? "截至" : DAY.format(filter.from()) + "至",
                                DAY.format(filter.until().minusNanos(1)),
                                DAY.format(now)),
                11);
        tables(document, filter);
        return document.line(DEFINITIONS, 9).bytes();
    }

    private void tables(DocxFile document, StatisticsFilter filter) {
        for (int i = 0; i < TABLES.size(); i++) {
            var by = TABLES.get(i);
            var counted = statistics.count(by, filter, 0, Integer.MAX_VALUE);
            if (i == 0) {
                document.line(summary(counted.overall()), 12);
            }
            document.line("%s、按%s统计".formatted(NUMERALS.get(i), by.zh()), 14);
            document.table(StatisticsSheet.of(by, counted, names, Language.CHINESE));
        }
    }

    private static String summary(Figures all) {
        return "期间共收件%d件：受理%d件，不予受理%d件，告知转送%d件；撤回%d件，自行和解%d件，舆情办结%d件；已回复%d件；按期答复%d件，经批准延期答复%d件，补录按期%d件，逾期%d件；重新办理%d件；"
                        .formatted(
                                all.count(Figure.RECEIVED),
                                all.count(Figure.ACCEPTED),
                                all.count(Figure.DECLINED),
                                all.count(Figure.REFERRED),
                                all.count(Figure.WITHDRAWN),
                                all.count(Figure.SETTLED),
                                all.count(Figure.CONCLUDED),
                                all.count(Figure.REPLIED),
                                all.count(Figure.ON_TIME),
                                all.count(Figure.WITH_LEAVE),
                                all.count(Figure.AS_STATED),
                                all.count(Figure.LATE),
                                all.count(Figure.REOPENED))
                + "回访满意%d件、基本满意%d件、不满意%d件、无法联系%d件；重复投诉%d件。回复用时中位数%s个工作日，P90 %s个工作日。"
                        .formatted(
                                all.count(Figure.SATISFIED),
                                all.count(Figure.PARTLY),
                                all.count(Figure.NOT_SATISFIED),
                                all.count(Figure.UNREACHABLE),
                                all.count(Figure.REPEATS),
                                DocxFile.orNone(all.medianDays()),
                                DocxFile.orNone(all.p90Days()));
    }
}
