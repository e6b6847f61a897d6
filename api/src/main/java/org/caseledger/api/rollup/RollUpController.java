package org.caseledger.api.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.rollup.DistrictReports.Question;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.AttachmentResponse.Form;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.passing.PassingNote;
import org.caseledger.reporting.DistrictReport;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 各局汇总 (P9.04): the figures of the offices below from their own logs, next to those they reported. */
@RestController
@Tag(name = "roll-up 各局汇总")
@RequiredArgsConstructor
class RollUpController {
    private final DistrictReports reports;
    private final AccessLog accesses;

    /** As JSON, CSV or XLSX, by Accept or {@code format}. */
    @GetMapping(
            path = "/api/roll-up",
            produces = {MediaType.APPLICATION_JSON_VALUE, AttachmentResponse.CSV, AttachmentResponse.XLSX})
    @FileResponse(
            value = {AttachmentResponse.CSV, AttachmentResponse.XLSX},
            json = DistrictReports.Listed.class)
    ResponseEntity<?> list(
            Question question,
            @Nullable Form format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            LoggedIn person) {
        var listed = reports.list(question, person.actor());
        var form = AttachmentResponse.form(format, accept);
        if (form == Form.JSON) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(listed);
        }
        accesses.read(ReadKind.STATISTICS, form.name(), person.actor());
        return form == Form.CSV
                ? AttachmentResponse.file("roll-up.csv", AttachmentResponse.CSV, CsvFile.of(sheet(listed)))
                : AttachmentResponse.file("roll-up.xlsx", AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet(listed))));
    }

    private static Sheet sheet(DistrictReports.Listed listed) {
        var language = RequestLanguage.current();
        var sheet = new RollUpSheet(
                language,
                List.of(new Text("单位", "office"), new Text("上报情况", "report")),
                new Text("数据截至", "data until"));
        for (OfficeLine office : listed.offices()) {
            if (office.isCounted()) {
                sheet.add(
                        List.of(office.title(), language.choose(office.standing())),
                        office.figures(),
                        office.through() == null ? null : office.through().toString());
            }
        }
        return sheet.sheet();
    }

    /** The cases of an office behind a figure, received by default. */
    @GetMapping("/api/roll-up/cases")
    DistrictReports.Behind cases(
            @RequestParam String log,
            @Nullable Figure figure,
            Question question,
            @Nullable Integer page,
            @Nullable Integer size,
            LoggedIn person) {
        return reports.cases(log, figure, question, page, size, person.actor());
    }

    /** An event of an office's log as it is stored, with the proof that it is there. */
    @GetMapping(path = "/api/roll-up/proof", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> proof(@RequestParam String log, @RequestParam long position, LoggedIn person) {
        var proven = reports.event(log, position, person.actor());
        accesses.read(ReadKind.LOG_ENTRIES, log + " " + position, person.actor());
        return AttachmentResponse.file(
                "event-%d.tlog-proof".formatted(position),
                MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8",
                PassingNote.of(proven.event(), proven.proof()).toString().getBytes(UTF_8));
    }

    /** Records what an office reported on a period. */
    @PostMapping("/api/district-reports")
    @ResponseStatus(HttpStatus.CREATED)
    Recorded record(SentJson sent) {
        return recorded(reports.record(sent));
    }

    /** Corrects what is recorded of it. */
    @PostMapping("/api/district-reports/{id}/correct")
    Recorded correct(@PathVariable UUID id, SentJson sent) {
        reports.correct(id, sent);
        return recorded(id);
    }

    /** A report that was recorded, with its identity. */
    record Recorded(UUID id, DistrictReport report) {}

    private Recorded recorded(UUID id) {
        return new Recorded(id, reports.recorded(id));
    }
}
