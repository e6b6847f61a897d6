package org.caseledger.api.rollup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.api.rollup.DistrictReports.RollUpSheet;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import tools.jackson.databind.json.JsonMapper;

/** 汇总: the offices of a mirror side by side for a period. */
public record RollUps(LocalDate first, LocalDate last, List<OfficeRollUp> offices) {
    /**
     * Folds every log of a mirror; {@code reported} are files by the name of a log. Throws {@link LabelledException}
     * for a file of no log here, and a copy that is not what was signed.
     */
    public static RollUps of(Path mirror, LocalDate first, LocalDate last, Map<String, Path> reported, Instant now) {
        var logs = CopiedRecords.in(mirror);
        for (String name : reported.keySet()) {
            if (logs.stream().noneMatch(log -> log.origin().equals(name))) {
                throw new LabelledException(
                        Text.format("镜像中没有日志 %s", "there is no copy of the log %s in this mirror", name));
            }
        }
        var period = new Period(first, last);
        return new RollUps(
                first,
                last,
                logs.stream()
                        .map(log -> OfficeRollUp.of(
                                new CountedLog(log, first),
                                period,
                                Optional.ofNullable(reported.get(log.origin())).map(ReportedFigures::in),
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

    private Sheet sheet(Language language) {
        var sheet = new RollUpSheet(language, List.of(new Text("日志", "log")), new Text("逾期未报", "reports late"));
        for (OfficeRollUp office : offices) {
            sheet.add(
                    List.of(office.log()),
                    office.figures(),
                    office.reports().stream().filter(OfficeRollUp.Report::late).count());
        }
        return sheet.sheet();
    }
}
