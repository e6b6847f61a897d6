package org.caseledger.api.statistics;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.AttachmentResponse.Form;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.reporting.Figure;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 统计 (P2.20, P9.04): the counts, the cases behind each, and the report upward. */
@RestController
@Tag(name = "statistics 统计")
@RequestMapping("/api/statistics")
@RequiredArgsConstructor
class StatisticsController {

    private final CaseStatistics statistics;
    private final AccessLog accesses;

    /** As JSON a page of the groups; as CSV and XLSX all of them, by Accept or {@code format}. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, AttachmentResponse.CSV, AttachmentResponse.XLSX})
    @FileResponse(
            value = {AttachmentResponse.CSV, AttachmentResponse.XLSX},
            json = CaseStatistics.Counted.class)
    ResponseEntity<?> statistics(
            @ParameterObject CaseStatistics.Question question,
            @Nullable Form format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal LoggedIn person) {
        var form = AttachmentResponse.form(format, accept);
        if (form == Form.JSON) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(statistics.count(question, person.actor()));
        }
        var sheet = statistics.sheet(question, person.actor());
        accesses.read(ReadKind.STATISTICS, form.name(), person.actor());
        return form == Form.CSV
                ? AttachmentResponse.file("statistics.csv", AttachmentResponse.CSV, CsvFile.of(sheet))
                : AttachmentResponse.file("statistics.xlsx", AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet)));
    }

    @GetMapping("/cases")
    CaseStatistics.Behind cases(
            @ParameterObject CaseStatistics.Question question,
            @Nullable Figure figure,
            @Nullable String key,
            @AuthenticationPrincipal LoggedIn person) {
        return statistics.cases(question, figure, key, person.actor());
    }

    /** The report upward, in Chinese, as DOCX. */
    @GetMapping(path = "/report", produces = AttachmentResponse.DOCX)
    ResponseEntity<byte[]> report(
            @ParameterObject CaseStatistics.Question question, @AuthenticationPrincipal LoggedIn person) {
        var report = statistics.report(question, person.actor());
        accesses.read(ReadKind.STATISTICS_REPORT, null, person.actor());
        return AttachmentResponse.file("report.docx", AttachmentResponse.DOCX, report);
    }
}
