package org.caseledger.api.statistics;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.documents.DocxFile;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.statistics.CaseStatistics.StatisticsReport.StatisticsSheet;
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
import org.caseledger.text.Bilingual;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 统计 (P2.20, P9.04): the counts, the cases behind each, and the report upward. */
@RestController("statistics")
@Tag(name = "statistics 统计")
@RequestMapping("/api/statistics")
@RequiredArgsConstructor
class CaseStatistics {
    private final StatisticsQueries statistics;
    private final Supplier<DisplayNames> names;
    private final Paging paging;
    private final AccessLog accesses;
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

    /** As JSON a page of the groups; as CSV and XLSX all of them, by Accept or {@code format}. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, AttachmentResponse.CSV, AttachmentResponse.XLSX})
    @FileResponse(
            value = {AttachmentResponse.CSV, AttachmentResponse.XLSX},
            json = Counted.class)
    ResponseEntity<?> statistics(
            Question question,
            @Nullable Form format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Actor actor) {
        var form = AttachmentResponse.form(format, accept);
        if (form == Form.JSON) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(count(question, actor));
        }
        var sheet = sheet(question, actor);
        accesses.read(ReadKind.STATISTICS, form.name(), actor);
        return form == Form.CSV
                ? AttachmentResponse.file("statistics.csv", AttachmentResponse.CSV, CsvFile.of(sheet))
                : AttachmentResponse.file("statistics.xlsx", AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet)));
    }

    /** The figures of all groups as a sheet. */
    Sheet sheet(Question question, Actor actor) {
        var filter = asked(question, actor);
        var by = question.counted();
        var all = statistics.count(by, filter, 0, Integer.MAX_VALUE);
        return StatisticsSheet.of(by, all, names(), RequestLanguage.current());
    }

    /** The figures of all, and a page of the groups. */
    Counted count(Question question, Actor actor) {
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
    @GetMapping("/cases")
    Behind cases(Question question, @Nullable Figure figure, @Nullable String key, Actor actor) {
        var filter = asked(question, actor);
        var counted = figure == null ? Figure.RECEIVED : figure;
        var found = statistics.cases(
                counted, question.counted(), key, filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Behind(counted, found.total(), found.rows());
    }

    /** The report upward, in Chinese, as DOCX. */
    @GetMapping(path = "/report", produces = AttachmentResponse.DOCX)
    ResponseEntity<byte[]> report(Question question, Actor actor) {
        var filter = asked(question, actor);
        var report = new StatisticsReport(statistics, new GroupNames(names.get(), Language.CHINESE))
                .docx(filter, clock.instant());
        accesses.read(ReadKind.STATISTICS_REPORT, null, actor);
        return AttachmentResponse.file("report.docx", AttachmentResponse.DOCX, report);
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

    /** 汇总报告: the counts of a period as a document that goes upward (P9.04, P2.20). */
    public static final class StatisticsReport {
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

        /** Counts as a table: a row for each group, a column for each figure, and what they come to. */
        public static final class StatisticsSheet {
            @Getter
            @RequiredArgsConstructor
            private enum Word implements Bilingual {
                MEDIAN("回复用时中位数(工作日)", "median working days to reply"),
                P90("回复用时P90(工作日)", "P90 working days to reply"),
                TOTAL("合计", "all");

                private final String zh;
                private final String en;
            }

            private StatisticsSheet() {}

            /** The table in a language. */
            public static Sheet of(StatisticsBy by, Statistics counted, GroupNames names, Language language) {
                var head = new ArrayList<String>();
                head.add(language.choose(by));
                Arrays.stream(Figure.values()).map(language::choose).forEach(head::add);
                head.add(language.choose(Word.MEDIAN));
                head.add(language.choose(Word.P90));
                var rows = new ArrayList<List<@Nullable Object>>();
                for (var row : counted.rows()) {
                    rows.add(cells(names.of(by, row.key()), row.figures()));
                }
                rows.add(cells(language.choose(Word.TOTAL), counted.overall()));
                return new Sheet(language.choose(by), head, rows);
            }

            private static List<@Nullable Object> cells(String name, Figures figures) {
                var cells = new ArrayList<@Nullable Object>();
                cells.add(name);
                for (var figure : Figure.values()) {
                    cells.add(figures.count(figure));
                }
                cells.add(figures.medianDays());
                cells.add(figures.p90Days());
                return cells;
            }
        }
    }
}
