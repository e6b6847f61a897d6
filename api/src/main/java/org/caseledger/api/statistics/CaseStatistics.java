package org.caseledger.api.statistics;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.AttachmentResponse.Form;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.statistics.CountedRow;
import org.caseledger.query.statistics.Figures;
import org.caseledger.query.statistics.Statistics;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 统计 (P2.20, P9.04): the counts, the cases behind each, and the report upward. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseStatistics {
    private final StatisticsQueries statistics;
    private final Supplier<DisplayNames> names;
    private final Paging paging;
    private final Clock clock;

    /** What is counted by what: cases received from an instant until before another. */
    public record Question(
            @Nullable StatisticsBy by,
            @Nullable String from,
            @Nullable String until,
            @Nullable UnitId unit,
            @Nullable Channel channel,
            @Nullable ComplaintKind kind,
            @Nullable String category,
            @Nullable Boolean migrated,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        StatisticsBy counted() {
            return by == null ? StatisticsBy.CHANNEL : by;
        }

        StatisticsFilter filter(Actor actor, Instant now) {
            var period = PeriodParameter.asked(from, until).orAllUntil(now);
            return new StatisticsFilter(
                    period.from(),
                    period.until(),
                    unit,
                    channel,
                    kind,
                    category,
                    migrated,
                    AccessPolicy.onlyUnit(actor),
                    null);
        }
    }

    /** The figures of one group; {@code key} asks for its cases. */
    public record Group(String key, String name, Figures figures) {}

    /** The figures of all cases, and of some of the groups. */
    public record Counted(
            StatisticsBy by, Instant from, Instant until, Figures overall, long total, List<Group> groups) {}

    /** The figures of all groups as a sheet. */
    Sheet sheet(Question question, Actor actor) {
        var filter = asked(question, actor);
        var by = question.counted();
        var all = statistics.count(by, filter, 0, Integer.MAX_VALUE);
        return StatisticsSheet.of(by, all, names(), RequestLanguage.current());
    }

    /** The figures of all, and a page of the groups. */
    public Counted count(Question question, Actor actor) {
        var filter = asked(question, actor);
        var by = question.counted();
        var counted = statistics.count(by, filter, Paging.page(question.page()), Paging.size(question.size()));
        return shown(by, filter, counted);
    }

    private StatisticsFilter asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var filter = question.filter(actor, clock.instant());
        paging.waitFor(question.after());
        return filter;
    }

    private Counted shown(StatisticsBy by, StatisticsFilter filter, Statistics counted) {
        var names = names();
        return new Counted(
                by,
                filter.from(),
                filter.until(),
                counted.overall(),
                counted.groups(),
                counted.rows().stream()
                        .map(row -> new Group(row.key(), names.of(by, row.key()), row.figures()))
                        .toList());
    }

    private GroupNames names() {
        return new GroupNames(names.get(), RequestLanguage.current());
    }

    /** Some of the cases behind a figure; {@code total} is that figure. */
    public record Behind(Figure figure, long total, List<CountedRow> cases) {}

    /** The cases behind a figure: of a group by its key, of all without one. */
    public Behind cases(Question question, @Nullable Figure figure, @Nullable String key, Actor actor) {
        var filter = asked(question, actor);
        var counted = figure == null ? Figure.RECEIVED : figure;
        var found = statistics.cases(
                counted, question.counted(), key, filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Behind(counted, found.total(), found.rows());
    }

    /** The report upward, in Chinese, as DOCX. */
    byte[] report(Question question, Actor actor) {
        var filter = asked(question, actor);
        return new StatisticsReport(statistics, new GroupNames(names.get(), Language.CHINESE))
                .docx(filter, clock.instant());
    }

    /** 统计 (P2.20, P9.04): the counts, the cases behind each, and the report upward. */
    @RestController
    @Tag(name = "statistics 统计")
    @RequestMapping("/api/statistics")
    @RequiredArgsConstructor
    static class StatisticsController {
        private final CaseStatistics statistics;
        private final AccessLog accesses;

        /** As JSON a page of the groups; as CSV and XLSX all of them, by Accept or {@code format}. */
        @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, AttachmentResponse.CSV, AttachmentResponse.XLSX})
        @FileResponse(
                value = {AttachmentResponse.CSV, AttachmentResponse.XLSX},
                json = Counted.class)
        ResponseEntity<?> statistics(
                Question question,
                @Nullable Form format,
                @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
                LoggedIn person) {
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
        Behind cases(Question question, @Nullable Figure figure, @Nullable String key, LoggedIn person) {
            return statistics.cases(question, figure, key, person.actor());
        }

        /** The report upward, in Chinese, as DOCX. */
        @GetMapping(path = "/report", produces = AttachmentResponse.DOCX)
        ResponseEntity<byte[]> report(Question question, LoggedIn person) {
            var report = statistics.report(question, person.actor());
            accesses.read(ReadKind.STATISTICS_REPORT, null, person.actor());
            return AttachmentResponse.file("report.docx", AttachmentResponse.DOCX, report);
        }
    }

    /** 统计: what came in and how it was handled, counted, and the cases behind each figure. */
    @PageController
    @RequestMapping("/statistics")
    @RequiredArgsConstructor
    static class StatisticsPages {
        private static final String PATH = "/statistics";

        private final CaseStatistics statistics;
        private final Supplier<DisplayNames> names;
        private final Clock clock;

        /** Which cases are counted, and by what; by default those of all days. */
        record Asked(
                @Nullable StatisticsBy by,
                @Nullable UnitId unit,
                @Nullable Channel channel,
                @Nullable ComplaintKind kind,
                @Nullable String category,
                @Nullable Boolean migrated,
                @Nullable Integer page,
                @Nullable Integer size) {
            StatisticsBy counted() {
                return by == null ? StatisticsBy.CHANNEL : by;
            }

            Question of(DayRange days) {
                return new Question(
                        counted(), days.begin(), days.end(), unit, channel, kind, category, migrated, page, size, null);
            }

            Address at(String path, @Nullable Object from, @Nullable Object until) {
                return new Address(path)
                        .with("by", counted().name())
                        .with("from", from)
                        .with("until", until)
                        .with("unit", unit)
                        .with("channel", channel)
                        .with("kind", kind)
                        .with("category", category)
                        .with("migrated", migrated);
            }
        }

        @GetMapping
        String counts(Asked asked, DayRange days, PageRequest page) {
            var counted = statistics.count(asked.of(days), page.actor());
            page.add("counted", counted);
            page.add("figures", Figure.values());
            page.add("asked", asked);
            page.add("days", days);
            page.add("usual", DayRange.usual(today()));
            page.add("again", asked.at(PATH, days.from(), days.until()));
            page.add("behind", asked.at(PATH + "/cases", days.from(), days.until()));
            page.add("file", asked.at("/api/statistics", days.begin(), days.end()));
            page.add("report", asked.at("/api/statistics/report", days.begin(), days.end()));
            page.add("reports", AccessPolicy.readsAllCases(page.actor()));
            page.add("bys", StatisticsBy.values());
            page.add("channels", Channel.values());
            page.add("kinds", ComplaintKind.values());
            page.add("sheet", sheet(asked, asked.at(PATH, days.from(), days.until()), counted.total()));
            return "statistics/counts";
        }

        /** The cases behind a figure: of a group by its key, of those that have {@code none}, of all. */
        @GetMapping("/cases")
        String cases(
                Asked asked,
                DayRange days,
                @Nullable Figure figure,
                @Nullable String key,
                @RequestParam(defaultValue = "false") boolean none,
                PageRequest page) {
            var found = statistics.cases(asked.of(days), figure, none ? "" : key, page.actor());
            page.add("found", found);
            page.add("group", none || key != null ? name(asked, none ? "" : key) : null);
            page.add("by", asked.counted());
            page.add("days", days);
            page.add("back", asked.at(PATH, days.from(), days.until()));
            var address = asked.at(PATH + "/cases", days.from(), days.until())
                    .with("figure", figure)
                    .with("key", key)
                    .with("none", none ? true : null);
            page.add("sheet", sheet(asked, address, found.total()));
            return "statistics/cases";
        }

        private String name(Asked asked, String key) {
            return new GroupNames(names.get(), RequestLanguage.current()).of(asked.counted(), key);
        }

        private static Pagination sheet(Asked asked, Address address, long total) {
            return Pagination.of(address, asked.page(), asked.size(), total);
        }

        private LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        }
    }
}
