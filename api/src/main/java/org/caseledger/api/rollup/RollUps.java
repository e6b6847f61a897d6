package org.caseledger.api.rollup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.query.statistics.Figure;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** 汇总: the offices of a mirror side by side for a period. */
public record RollUps(LocalDate first, LocalDate last, List<OfficeRollUp> offices) {

    /**
     * Folds every log of a mirror; {@code reported} are files by the name of a log. Throws {@link
     * LabelledException} for a file of no log here, and a copy that is not what was signed.
     */
    public static RollUps of(
            Path mirror, LocalDate first, LocalDate last, Map<String, Path> reported, Instant now) {
        var logs = CopiedRecords.in(mirror);
        for (String name : reported.keySet()) {
            if (logs.stream().noneMatch(log -> log.origin().equals(name))) {
                throw new LabelledException(
                        Text.format(
                                "镜像中没有日志 %s",
                                "there is no copy of the log %s in this mirror", name));
            }
        }
        return new RollUps(
                first,
                last,
                logs.stream()
                        .map(
                                log ->
                                        OfficeRollUp.of(
                                                log,
                                                first,
                                                last,
                                                Optional.ofNullable(reported.get(log.origin()))
                                                        .map(ReportedFigures::in),
                                                now))
                        .toList());
    }

    /** Whether an office reported anything that its log does not say. */
    public boolean differ() {
        return offices.stream().anyMatch(OfficeRollUp::differs);
    }

    /** With all positions. */
    public byte[] json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    public byte[] csv(Language language) {
        return CsvFile.of(sheet(language));
    }

    /** A row for each office, a column for each figure; a difference is in brackets behind it. */
    private Sheet sheet(Language language) {
        var head = new ArrayList<String>();
        head.add(language.choose(new Text("日志", "log")));
        for (Figure figure : Figure.values()) {
            head.add(language.choose(figure.text()));
        }
        head.add(language.choose(new Text("逾期未报", "reports late")));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (OfficeRollUp office : offices) {
            var row = new ArrayList<@Nullable Object>();
            row.add(office.log());
            office.figures().forEach(line -> row.add(shown(line)));
            row.add(office.reports().stream().filter(OfficeRollUp.Report::late).count());
            rows.add(row);
        }
        return new Sheet(language.choose(new Text("汇总", "roll-up")), head, rows);
    }

    private static Object shown(OfficeRollUp.Line line) {
        Long difference = line.difference();
        return difference == null || difference == 0
                ? line.counted()
                : "%d (%+d)".formatted(line.counted(), difference);
    }
}
