package org.caseledger.api.past;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseBoard.BoardTable;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.TypedTime;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCounts;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.caseledger.query.board.PastCard;
import org.caseledger.query.board.PastDeadline;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.deadlines.DeadlineList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 往日工作台: the board, its counts and the lists of clocks as they were at any moment. */
@RestController("past")
@Tag(name = "time machine 时光机")
@RequestMapping("/api/past")
@RequiredArgsConstructor
class PastBoard {
    private final PastQueries past;
    private final CaseReading reading;
    private final Paging paging;

    /** Which moment, a position of the log or a time, and which cards of then. */
    public record Question(
            String at,
            @Nullable UnitId unit,
            @Nullable ComplaintState state,
            @Nullable ComplaintKind kind,
            @Nullable Channel channel,
            @Nullable Severity severity,
            @Nullable Light light,
            @Nullable Boolean migrated,
            @Nullable Boolean unassigned,
            @Nullable Boolean done,
            @Nullable Integer page,
            @Nullable Integer size) {
        PastFilter filter(Actor actor) {
            return new PastFilter(
                    unit,
                    state,
                    kind,
                    channel,
                    severity,
                    light,
                    migrated,
                    Boolean.TRUE.equals(unassigned),
                    Boolean.TRUE.equals(done),
                    AccessPolicy.onlyUnit(actor));
        }
    }

    /** The board of then; the counts are of what was under way. */
    public record Board(Instant asOf, long position, long total, List<PastCard> cards, BoardCounts counts) {}

    /** One of the lists of then. */
    public record Listed(Instant asOf, long position, DeadlineList list, long total, List<PastDeadline> deadlines) {}

    @GetMapping("/board")
    Board board(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var then = then(question.at());
        var filter = question.filter(actor);
        var found = past.find(filter, then, Paging.page(question.page()), Paging.size(question.size()));
        return new Board(then.at(), then.position(), found.total(), found.rows(), past.counts(filter, then));
    }

    /** {@code list}: {@code OVERDUE} unless {@code DUE_SOON} is asked for. */
    @GetMapping("/deadlines")
    Listed deadlines(Question question, @Nullable DeadlineList list, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        if (list == DeadlineList.MET_LATE || list == DeadlineList.RUNNING) {
            throw new InvalidInputException("list", "应为 DUE_SOON 或 OVERDUE", "must be DUE_SOON or OVERDUE");
        }
        var then = then(question.at());
        boolean overdue = list != DeadlineList.DUE_SOON;
        var found = past.deadlines(
                question.filter(actor), overdue, then, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(
                then.at(),
                then.position(),
                overdue ? DeadlineList.OVERDUE : DeadlineList.DUE_SOON,
                found.total(),
                found.rows());
    }

    private PastQueries.Then then(@Nullable String at) {
        var then = reading.then(at);
        paging.waitFor(then.position());
        return then;
    }

    /** 往日工作台: the board, its counts and the clocks as they were at any moment. */
    @PageController
    @RequestMapping("/past")
    @RequiredArgsConstructor
    static class PastPages {
        private static final String PATH = "/past";
        private static final Duration USUAL = Duration.ofDays(1);

        private final PastBoard past;
        private final CaseReading reading;
        private final Clock clock;

        /** Which moment, and which cards or clocks of then. */
        record Asked(
                @Nullable String at,
                @Nullable UnitId unit,
                @Nullable ComplaintState state,
                @Nullable Severity severity,
                @Nullable Light light,
                @Nullable Boolean unassigned,
                @Nullable Boolean done,
                @Nullable Integer page,
                @Nullable Integer size) {
            Question of(String then) {
                return new Question(then, unit, state, null, null, severity, light, null, unassigned, done, page, size);
            }

            Address address(String path, String then) {
                return new Address(path)
                        .with("at", then)
                        .with("unit", unit)
                        .with("state", state)
                        .with("severity", severity)
                        .with("light", light)
                        .with("unassigned", unassigned)
                        .with("done", done);
            }
        }

        @GetMapping
        String board(Asked asked, PageRequest page) {
            var then = then(asked.at());
            var found = past.board(asked.of(then), page.actor());
            page.add("found", found);
            page.add("lines", BoardTable.of(found.counts()));
            page.add(
                    "columns",
                    new TreeSet<>(found.counts().units().stream()
                            .map(UnitState::state)
                            .toList()));
            shown(asked, then, found.total(), asked.address(PATH, then), page);
            return "past/board";
        }

        /** The clocks that were overdue then, or due soon. */
        @GetMapping("/deadlines")
        String deadlines(Asked asked, @RequestParam(defaultValue = "OVERDUE") DeadlineList list, PageRequest page) {
            var then = then(asked.at());
            var found = past.deadlines(asked.of(then), list, page.actor());
            page.add("found", found);
            var address = asked.address(PATH + "/deadlines", then).with("list", list);
            shown(asked, then, found.total(), address, page);
            return "past/deadlines";
        }

        /** The case in its replay, as it stood at that position of the log. */
        @GetMapping("/cases/{id}")
        String replay(@PathVariable String id, @RequestParam String at, PageRequest page) {
            var stood = reading.read(CaseReading.caseId(id), at, page.actor());
            return "redirect:/cases/%s/replay?v=%d".formatted(id, stood.version());
        }

        private void shown(Asked asked, String then, long total, Address address, PageRequest page) {
            page.add("asked", asked);
            page.add("states", ComplaintState.values());
            page.add("severities", Severity.values());
            page.add("lights", List.of(Light.RED, Light.AMBER, Light.GREEN));
            page.add("cards", asked.address(PATH, then));
            page.add("only", new Address(PATH).with("at", then));
            page.add("clocks", new Address(PATH + "/deadlines").with("at", then).with("unit", asked.unit()));
            page.add("sheet", Pagination.of(address, asked.page(), asked.size(), total));
        }

        private String then(@Nullable String at) {
            return at == null
                    ? clock.instant()
                            .minus(USUAL)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString()
                    : TypedTime.forRest(at);
        }
    }
}
