package org.caseledger.api.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.MonthParameter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.deadlines.DeadlineSort;
import org.caseledger.query.deadlines.DueDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
}
