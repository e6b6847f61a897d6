package org.caseledger.api.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.AttachmentResponse.Form;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.command.reporting.DistrictReportCommand.RecordDistrictReport;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.passing.KnownOffices;
import org.caseledger.passing.PassingNote;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.reporting.DistrictReportQueries;
import org.caseledger.query.statistics.LogStatistics;
import org.caseledger.reporting.DistrictReport;
import org.caseledger.reporting.UpwardReport;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 各局汇总 (P9.04): the offices below side by side, what they reported, and the cases behind it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DistrictReports {
    private final Districts districts;
    private final DistrictReportQueries reports;
    private final CommandGate gate;
    private final Clock clock;

    /**
     * Of which days of receipt, last month's by default, and by when a report on them is due: some working days later
     * by default.
     */
    public record Question(
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate first,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate last,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate due) {}

    /** The offices side by side, and what the figures of those that are counted come to. */
    public record Listed(
            LocalDate first, LocalDate last, LocalDate due, List<OfficeLine> offices, Map<Figure, Long> total) {
        /** How many are not counted. */
        public long missing() {
            return offices.stream().filter(one -> !one.isCounted()).count();
        }
    }

    /** Some of the cases behind a figure; {@code total} is that figure. */
    public record Behind(String title, Figure figure, long total, List<LogStatistics.Counted> cases) {}

    Listed list(Question question, Actor actor) {
        mayRead(actor);
        var period = period(question);
        var due = due(question, period);
        var offices =
                districts.all().stream().map(one -> line(one, period, due)).toList();
        var total = new EnumMap<Figure, Long>(Figure.class);
        offices.stream()
                .flatMap(one -> one.figures().stream())
                .forEach(line -> total.merge(line.figure(), line.counted(), Long::sum));
        return new Listed(period.first(), period.last(), due, offices, total);
    }

    OfficeLine of(String log, Question question, Actor actor) {
        mayRead(actor);
        var period = period(question);
        return line(named(log), period, due(question, period));
    }

    private OfficeLine line(District district, Period period, LocalDate due) {
        var report = reports.of(district.name(), period.first(), period.last());
        var recorded = report.map(DistrictReport::figures).orElse(Map.of());
        var read = district.log();
        var reach = read.map(CountedLog::reach).orElse(new CountedLog.Reach(0, 0, null));
        var counted = read.filter(log -> reach.isWhole());
        var said = counted.map(log -> log.reports(period)).orElse(List.of()).stream()
                .filter(one -> one.isOn(period))
                .map(one -> OfficeRollUp.Report.of(one, clock.instant()))
                .toList();
        var reportedOn = report.map(one -> one.received().receivedOn())
                .or(() -> OfficeRollUp.Report.sentFirst(said).map(one -> UpwardReport.day(one.sentAt())))
                .orElse(null);
        return new OfficeLine(
                district.title(),
                district.name(),
                district.fault(),
                reach.read(),
                reach.size(),
                reach.through(),
                counted.map(log -> OfficeRollUp.Line.all(log.figures(period), recorded))
                        .orElse(List.of()),
                ReportStanding.of(reportedOn, due, today()),
                reportedOn,
                report.orElse(null),
                said);
    }

    /** A page of the cases behind a figure of an office. */
    Behind cases(
            String log,
            @Nullable Figure figure,
            Question question,
            @Nullable Integer page,
            @Nullable Integer size,
            Actor actor) {
        mayRead(actor);
        var counted = figure == null ? Figure.RECEIVED : figure;
        var district = named(log);
        var all = whole(district).cases(counted, period(question));
        return new Behind(
                district.title(),
                counted,
                all.size(),
                all.stream()
                        .skip((long) Paging.page(page) * Paging.size(size))
                        .limit(Paging.size(size))
                        .toList());
    }

    /** An event of an office's log as it is stored, with its proof. */
    CopiedRecords.Proven event(String log, long position, Actor actor) {
        mayRead(actor);
        return whole(named(log)).at(position).orElseThrow(NotFoundException::new);
    }

    /** Records what an office reported; the identity of that. */
    UUID record(SentJson sent) {
        var request = sent.request();
        var command = sent.as(RecordDistrictReport.class);
        named(command.log());
        gate.give(command, sent.actor(), request);
        return command.id();
    }

    /** Corrects that. */
    void correct(UUID id, SentJson sent) {
        var request = sent.request();
        mustHave();
        gate.give(sent.as(CorrectDistrictReport.class, "id", id), sent.actor(), request);
    }

    /** What is recorded of it, by its identity. */
    DistrictReport recorded(UUID id) {
        return reports.of(id).orElseThrow(NotFoundException::new);
    }

    private void mayRead(Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        mustHave();
    }

    private void mustHave() {
        NotFoundException.unless(districts.any());
    }

    private District named(String log) {
        mustHave();
        return districts.named(log).orElseThrow(NotFoundException::new);
    }

    private static CountedLog whole(District district) {
        return district.log().filter(log -> log.reach().isWhole()).orElseThrow(NotFoundException::new);
    }

    /** The days of a question; throws {@link InvalidInputException} for days not counted. */
    Period period(Question question) {
        var usual = Period.monthBefore(today());
        var first = question.first() == null ? usual.first() : question.first();
        var month =
                question.first() == null ? usual.last() : first.plusMonths(1).minusDays(1);
        var last = question.last() == null ? month : question.last();
        if (first.isBefore(districts.since())) {
            throw new InvalidInputException(
                    "first", "只统计%s及以后收到的件", "Only cases received on or after %s are counted", districts.since());
        } else if (last.isBefore(first)) {
            throw new InvalidInputException("last", "止日不能早于起日", "The last day must not be before the first");
        }
        return new Period(first, last);
    }

    private LocalDate due(Question question, Period period) {
        return question.due() == null ? districts.dueOn(period) : question.due();
    }

    LocalDate today() {
        return UpwardReport.day(clock.instant());
    }

    /** 各局汇总 (P9.04): the figures of the offices below from their own logs, next to those they reported. */
    @RestController
    @Tag(name = "roll-up 各局汇总")
    @RequiredArgsConstructor
    static class RollUpController {
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
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(listed);
            }
            accesses.read(ReadKind.STATISTICS, form.name(), person.actor());
            return form == Form.CSV
                    ? AttachmentResponse.file("roll-up.csv", AttachmentResponse.CSV, CsvFile.of(sheet(listed)))
                    : AttachmentResponse.file(
                            "roll-up.xlsx", AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet(listed))));
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

    /** The offices below whose logs are read from a mirror on this machine, and go on being read. */
    @Component("districts")
    @EnableConfigurationProperties(RollUpSettings.class)
    public static class Districts {
        private static final String SETTING = "caseledger.roll-up.offices";

        private final RollUpSettings settings;
        private final List<District> all;
        private final LocalDate since;
        private final WorkCalendar calendar;

        Districts(RollUpSettings settings, WorkCalendar calendar, Clock clock) {
            this.settings = settings;
            this.all = of(settings);
            this.since = settings.since(UpwardReport.day(clock.instant()));
            this.calendar = calendar;
        }

        // A log that has changed its key has an entry for each.
        private static List<District> of(RollUpSettings settings) {
            var titles = new LinkedHashMap<String, String>();
            var keys = new LinkedHashMap<String, List<VerifierKey>>();
            var entries = Optional.ofNullable(settings.offices()).orElse(List.of());
            for (KnownOffices.Known office :
                    entries.stream().map(e -> e.known(SETTING)).toList()) {
                titles.putIfAbsent(office.key().name(), office.title());
                keys.computeIfAbsent(office.key().name(), name -> new ArrayList<>())
                        .add(office.key());
            }
            return titles.entrySet().stream()
                    .map(one -> new District(one.getValue(), keys.get(one.getKey())))
                    .toList();
        }

        /** Whether there are any, in a mirror that is set. */
        public boolean any() {
            return settings.mirror() != null && !all.isEmpty();
        }

        List<District> all() {
            return all;
        }

        Optional<District> named(String log) {
            return all.stream().filter(one -> one.name().equals(log)).findFirst();
        }

        /** The first day of receipt that is counted. */
        LocalDate since() {
            return since;
        }

        /** The day by which a period is reported on. */
        LocalDate dueOn(Period period) {
            return calendar.nextWorkingDay(period.last(), settings.due());
        }

        @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT10S")
        void read() {
            @Nullable Path mirror = settings.mirror();
            if (mirror != null) {
                all.forEach(one -> one.read(mirror, since));
            }
        }
    }

    /** Offices as a table: a row for each, a column for each figure, with a difference in brackets. */
    static final class RollUpSheet {
        private final Language language;
        private final List<String> head = new ArrayList<>();
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        /** Without rows; the columns before the figures, and one after them, have these names. */
        RollUpSheet(Language language, List<Text> before, Text after) {
            this.language = language;
            before.forEach(text -> head.add(language.choose(text)));
            for (Figure figure : Figure.values()) {
                head.add(language.choose(figure));
            }
            head.add(language.choose(after));
        }

        void add(List<? extends @Nullable Object> before, List<OfficeRollUp.Line> figures, @Nullable Object after) {
            var row = new ArrayList<@Nullable Object>(before);
            figures.forEach(line -> row.add(shown(line)));
            row.add(after);
            rows.add(row);
        }

        Sheet sheet() {
            return new Sheet(language.choose(new Text("汇总", "roll-up")), head, rows);
        }

        private static Object shown(OfficeRollUp.Line line) {
            return line.differs() ? "%d (%s)".formatted(line.counted(), line.signed()) : (Object) line.counted();
        }
    }
}
