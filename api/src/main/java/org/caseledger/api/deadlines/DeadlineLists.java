package org.caseledger.api.deadlines;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.requests.MonthParameter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.deadlines.DeadlineSort;
import org.caseledger.query.deadlines.DueDay;
import org.caseledger.query.sheets.DeadlineSheet;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.sheets.SheetText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 时限: what is due soon, overdue or was met late, and how the limits were kept. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DeadlineLists {
    private final DeadlineQueries deadlines;
    private final BoardQueries board;
    private final IncidentCases ofIncident;
    private final Paging paging;
    private final Clock clock;

    /**
     * Which clocks are asked for: those due soon unless another list is named, or those running that are due on a day
     * or have a light.
     */
    public record Question(
            @Nullable DeadlineList list,
            @Nullable UnitId unit,
            @Nullable Channel channel,
            @Nullable ComplaintKind kind,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable Boolean migrated,
            @Nullable LocalDate day,
            @Nullable Light light,
            @Nullable UnitId answering,
            @Nullable String incident,
            @Nullable DeadlineSort sort,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        DeadlineFilter filter(@Nullable UnitId within) {
            return new DeadlineFilter(unit, channel, kind, clock, migrated, day, light, answering, within);
        }

        /** What comes first. */
        DeadlineSort order() {
            return sort == null ? asked().sort() : sort;
        }

        DeadlineList asked() {
            if (list != null) {
                return list;
            }
            return day == null && light == null ? DeadlineList.DUE_SOON : DeadlineList.RUNNING;
        }
    }

    /** One of the lists at an instant. */
    public record Listed(Instant asOf, DeadlineList list, long total, List<DeadlineRow> deadlines) {}

    public Listed list(Question question, Actor actor) {
        return list(question, Paging.page(question.page()), Paging.size(question.size()), actor);
    }

    /** The first rows, regardless of the requested page. */
    List<DeadlineRow> first(int most, Question question, Actor actor) {
        return list(question, 0, most, actor).deadlines();
    }

    private Listed list(Question question, int page, int size, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        var now = clock.instant();
        var list = question.asked();
        var filter = question.filter(AccessPolicy.onlyUnit(actor));
        var found = of(question).find(list, filter, question.order(), page, size, now);
        return new Listed(now, list, found.total(), found.rows());
    }

    /** What the board has of the cases of these rows, for those who see the rows. */
    Map<CaseId, BoardCard> cards(Question question, List<DeadlineRow> rows) {
        return ofIncident
                .lists(question.incident(), board, board::ofIncident)
                .cards(rows.stream().map(DeadlineRow::caseId).collect(Collectors.toSet()));
    }

    private DeadlineQueries of(Question question) {
        return ofIncident.lists(question.incident(), deadlines, deadlines::ofIncident);
    }

    /** A month with the running clocks that are due in it, day by day. */
    public record DueMonth(Instant asOf, YearMonth month, List<DueDay> days) {}

    public DueMonth calendar(@Nullable String month, Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        var now = clock.instant();
        var asked = MonthParameter.of(month, LocalDate.ofInstant(now, WorkCalendar.ZONE));
        var filter = question.filter(AccessPolicy.onlyUnit(actor));
        var days = of(question).calendar(filter, asked.atDay(1), asked.atEndOfMonth(), now);
        return new DueMonth(now, asked, days);
    }

    /** 时限: what is due, how the limits were kept, and how each due time of a case comes about. */
    @RestController
    @RequestMapping("/api")
    @RequiredArgsConstructor
    static class DeadlinesController {
        private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
        private static final String DEADLINES = "deadlines 时限";
        private static final String FIGURES = "figures 数字的由来";

        private final DeadlineLists lists;
        private final ComplianceFigures figures;
        private final DeadlineSheetReading sheets;

        @Tag(name = DEADLINES)
        @GetMapping("/deadlines")
        DeadlineLists.Listed list(DeadlineLists.Question question, LoggedIn person) {
            return lists.list(question, person.actor());
        }

        @Tag(name = DEADLINES)
        @GetMapping("/deadlines/calendar")
        DeadlineLists.DueMonth calendar(@Nullable String month, DeadlineLists.Question question, LoggedIn person) {
            return lists.calendar(month, question, person.actor());
        }

        @Tag(name = DEADLINES)
        @GetMapping("/deadlines/compliance")
        ComplianceFigures.Kept compliance(ComplianceFigures.Period period, LoggedIn person) {
            return figures.compliance(period, person.actor());
        }

        @Tag(name = FIGURES)
        @GetMapping("/deadlines/compliance/cases")
        ComplianceFigures.Clocks clocks(
                ComplianceFigures.Behind behind, @Nullable ComplianceFigure figure, LoggedIn person) {
            return figures.clocks(behind, figure, person.actor());
        }

        @Tag(name = FIGURES)
        @GetMapping("/deadlines/verdicts/cases")
        ComplianceFigures.Verdicts verdicts(
                ComplianceFigures.Behind behind, @Nullable SourceVerdict verdict, LoggedIn person) {
            return figures.verdicts(behind, verdict, person.actor());
        }

        /** The sheet as JSON, or with {@code Accept: text/plain} as it is printed. */
        @Tag(name = DEADLINES)
        @GetMapping("/complaints/{id}/deadline-sheet")
        @FileResponse(value = MediaType.TEXT_PLAIN_VALUE, json = DeadlineSheet.class)
        ResponseEntity<Object> sheet(
                @PathVariable String id,
                @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
                LoggedIn person) {
            var sheet = sheets.of(id, person.actor());
            boolean printed = accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(printed ? PLAIN : MediaType.APPLICATION_JSON)
                    .body(printed ? SheetText.of(sheet) : sheet);
        }
    }

    /** 时限计算书: how each due time of a case comes about, to be read, printed and counted again. */
    @Component
    @RequiredArgsConstructor(access = AccessLevel.PACKAGE)
    public static class DeadlineSheetReading {
        private final CaseReading reading;
        private final DeadlineSheets sheets;
        private final SettingsLog settings;
        private final Clock clock;

        /** The sheet as of now, for a person who may see the case. */
        public DeadlineSheet of(String id, Actor actor) {
            return of(reading.now(CaseReading.caseId(id), actor), actor);
        }

        /** From which positions of the log the office worked by other settings and procedures. */
        SettingsLog.Starts settings() {
            return settings.starts();
        }

        /** The sheet of a case that this person sees. */
        public DeadlineSheet of(CaseFile file, Actor actor) {
            return sheets.of(reading.known(file, actor), clock.instant());
        }
    }
}
