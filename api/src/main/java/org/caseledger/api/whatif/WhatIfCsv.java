package org.caseledger.api.whatif;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.CaseComparison;
import org.caseledger.query.whatif.ClockComparison;
import org.caseledger.query.whatif.ClockComparison.Outcome;
import org.caseledger.text.Bilingual;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;

/** Writes compared cases as CSV, a line for each clock, as they come. */
public final class WhatIfCsv {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(WorkCalendar.ZONE);
    private static final double SECONDS_OF_AN_HOUR = 3_600;

    private final CSVPrinter csv;
    private final Language language;

    public WhatIfCsv(OutputStream to, Language language) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        writer.write(CsvFile.BYTE_ORDER_MARK);
        this.csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        this.language = language;
        csv.printRecord(Arrays.stream(Column.values()).map(language::choose).toList());
    }

    /** One case. */
    public void add(CaseComparison compared) throws IOException {
        for (var clock : compared.clocks()) {
            csv.printRecord(CsvFile.guarded(cells(compared, clock)));
        }
    }

    private List<@Nullable Object> cells(CaseComparison of, ClockComparison clock) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(of.caseId().toString());
        cells.add(of.number());
        cells.add(language.choose(of.kind()));
        cells.add(language.choose(of.channel()));
        cells.add(time(of.receivedAt()));
        cells.add(of.source());
        cells.add(of.procedure());
        cells.add(language.choose(clock.clock()));
        cells.add(clock.round());
        var seconds = clock.movedSeconds();
        cells.add(seconds == null ? null : Double.valueOf(seconds / SECONDS_OF_AN_HOUR));
        cells.add(language.choose(clock.verdictBefore()));
        cells.add(language.choose(clock.verdictAfter()));
        side(cells, clock.before());
        side(cells, clock.after());
        return cells;
    }

    private static void side(List<@Nullable Object> cells, @Nullable Outcome outcome) {
        cells.add(outcome == null ? null : time(outcome.dueAt()));
        cells.add(outcome == null ? null : outcome.rule());
        cells.add(outcome == null ? null : outcome.clause());
        cells.add(outcome == null ? null : unit(outcome.unit()));
        cells.add(outcome == null ? null : outcome.provisional());
    }

    private static @Nullable String unit(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** What is left to write. */
    public void end() throws IOException {
        csv.flush();
    }

    @Getter
    @RequiredArgsConstructor
    private enum Column implements Bilingual {
        CASE("投诉件标识", "case"),
        NUMBER("编号", "number"),
        KIND("性质", "kind"),
        CHANNEL("渠道", "channel"),
        RECEIVED("收件时间", "received"),
        SOURCE("来源", "source"),
        PROCEDURE("适用程序", "procedure"),
        CLOCK("时限", "deadline"),
        ROUND("轮次", "round"),
        MOVED("届满推移(小时)", "moved (hours)"),
        VERDICT_BEFORE("原结果", "result before"),
        VERDICT_AFTER("推演结果", "result after"),
        DUE_BEFORE("原届满时间", "due before"),
        RULE_BEFORE("原规则", "rule before"),
        CLAUSE_BEFORE("原条款", "clause before"),
        UNIT_BEFORE("原责任单位", "unit before"),
        PROVISIONAL_BEFORE("原暂算", "provisional before"),
        DUE_AFTER("推演届满时间", "due after"),
        RULE_AFTER("推演规则", "rule after"),
        CLAUSE_AFTER("推演条款", "clause after"),
        UNIT_AFTER("推演责任单位", "unit after"),
        PROVISIONAL_AFTER("推演暂算", "provisional after");

        private final String zh;
        private final String en;
    }
}
