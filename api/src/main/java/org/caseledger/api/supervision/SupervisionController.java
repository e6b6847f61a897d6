package org.caseledger.api.supervision;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.AttachmentResponse.Form;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.query.history.ActivityEntry;
import org.caseledger.query.history.Times;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 监督: holding times, returned and inactive cases, supervision notices, and who did what. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class SupervisionController {
    private static final String OVERSIGHT = "oversight 监督";
    private static final String RESPONSIBILITY = "responsibility 责任时间";
    private static final String URGING = "urging 督办";

    private final HoldingTimes holdings;
    private final CaseReturns returns;
    private final InactiveCases inactive;
    private final SupervisionNotices notices;
    private final Oversight oversight;

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/units")
    HoldingTimes.Held units(HoldingFilter filter, Part part, LoggedIn person) {
        return holdings.times(HoldingBy.UNIT, filter, part, person.actor());
    }

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/people")
    HoldingTimes.Held people(HoldingFilter filter, Part part, LoggedIn person) {
        return holdings.times(HoldingBy.PERSON, filter, part, person.actor());
    }

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/holdings")
    HoldingTimes.Behind holdings(HoldingFilter filter, Part part, LoggedIn person) {
        return holdings.holdings(filter, part, person.actor());
    }

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/returns")
    CaseReturns.Graph graph(ReturnFilter filter, Part part, LoggedIn person) {
        return returns.graph(filter, part, person.actor());
    }

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/returns/cases")
    CaseReturns.Behind cases(ReturnFilter filter, Part part, LoggedIn person) {
        return returns.cases(filter, part, person.actor());
    }

    @Tag(name = RESPONSIBILITY)
    @GetMapping("/responsibility/silent")
    InactiveCases.Listed silent(InactiveCases.Question question, Part part, LoggedIn person) {
        return inactive.list(question, part, person.actor());
    }

    @Tag(name = URGING)
    @GetMapping("/urging")
    SupervisionNotices.Sent sent(UrgingFilter filter, Part part, LoggedIn person) {
        return notices.sent(filter, part, person.actor());
    }

    @Tag(name = URGING)
    @GetMapping("/urging/proposals")
    SupervisionNotices.Proposed proposals(UrgingFilter filter, Part part, LoggedIn person) {
        return notices.proposals(filter, part, person.actor());
    }

    @Tag(name = OVERSIGHT)
    @GetMapping("/activity")
    Oversight.Listed activity(Oversight.Question question, LoggedIn person) {
        return oversight.activity(question, person.actor());
    }

    /** As JSON a page; as CSV and XLSX all of them, by Accept or {@code format}. */
    @Tag(name = OVERSIGHT)
    @GetMapping(
            path = "/accesses",
            produces = {MediaType.APPLICATION_JSON_VALUE, AttachmentResponse.CSV, AttachmentResponse.XLSX})
    @FileResponse(
            value = {AttachmentResponse.CSV, AttachmentResponse.XLSX},
            json = Oversight.Listed.class)
    ResponseEntity<?> accesses(
            Oversight.AccessQuestion question,
            @Nullable Form format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            LoggedIn person) {
        var form = AttachmentResponse.form(format, accept);
        if (form == Form.JSON) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(oversight.accesses(question, person.actor()));
        }
        var all = oversight.allAccesses(question, form.name(), person.actor());
        var sheet = AccessTable.of(all, RequestLanguage.current());
        return form == Form.CSV
                ? AttachmentResponse.file("accesses.csv", AttachmentResponse.CSV, CsvFile.of(sheet))
                : AttachmentResponse.file("accesses.xlsx", AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet)));
    }

    @Tag(name = OVERSIGHT)
    @GetMapping("/complaints/{id}/refusals")
    List<Oversight.Noted> refusals(@PathVariable String id, LoggedIn person) {
        return oversight.refusals(id, person.actor());
    }

    @Tag(name = OVERSIGHT)
    @GetMapping("/complaints/{id}/openings")
    List<Oversight.Noted> openings(@PathVariable String id, LoggedIn person) {
        return oversight.openings(id, person.actor());
    }

    /** Accesses as a table: a row for each, with its position in the log. */
    static final class AccessTable {
        private static final Text TITLE = new Text("查阅记录", "Access log");
        private static final List<Text> HEAD = List.of(
                new Text("日志位置", "log position"),
                new Text("时间", "time"),
                new Text("用户名", "user name"),
                new Text("姓名", "name"),
                new Text("角色", "role"),
                new Text("单位", "unit"),
                new Text("投诉件编号", "case number"),
                new Text("方式", "way"),
                new Text("内容", "access"));

        private AccessTable() {}

        static Sheet of(List<ActivityEntry> accesses, Language language) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (var access : accesses) {
                var entry = access.entry();
                var row = new ArrayList<@Nullable Object>();
                row.add(entry.position());
                row.add(Times.at(entry.recordedAt()));
                row.add(entry.person());
                row.add(entry.name());
                row.add(language.choose(entry.role()));
                row.add(entry.unit() == null ? null : entry.unit().value());
                row.add(access.number());
                row.add(access.way() == null ? null : language.choose(access.way()));
                row.add(language.choose((Labelled) entry));
                rows.add(row);
            }
            return new Sheet(
                    language.choose(TITLE), HEAD.stream().map(language::choose).toList(), rows);
        }
    }
}
