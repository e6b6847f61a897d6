package org.caseledger.api.rollup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.command.reporting.DistrictReportCommand.RecordDistrictReport;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.Figure;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.query.reporting.DistrictReportQueries;
import org.caseledger.query.statistics.LogStatistics;
import org.caseledger.reporting.DistrictReport;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Component;

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
        if (!districts.any()) {
            throw new NotFoundException();
        }
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
}
