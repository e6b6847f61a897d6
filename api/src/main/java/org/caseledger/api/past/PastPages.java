package org.caseledger.api.past;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.BoardTable;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.past.PastBoard.Question;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.TypedTime;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.caseledger.query.deadlines.DeadlineList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 往日工作台: the board, its counts and the clocks as they were at any moment. */
@PageController
@RequestMapping("/past")
@RequiredArgsConstructor
class PastPages {

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
    String board(Asked asked, @AuthenticationPrincipal LoggedIn person, Model model) {
        var then = then(asked.at());
        var found = past.board(asked.of(then), person.actor());
        model.addAttribute("found", found);
        model.addAttribute("lines", BoardTable.of(found.counts()));
        model.addAttribute(
                "columns",
                new TreeSet<>(
                        found.counts().units().stream().map(UnitState::state).toList()));
        shown(asked, then, found.total(), asked.address(PATH, then), model);
        return "past/board";
    }

    /** The clocks that were overdue then, or due soon. */
    @GetMapping("/deadlines")
    String deadlines(
            Asked asked,
            @RequestParam(defaultValue = "OVERDUE") DeadlineList list,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var then = then(asked.at());
        var found = past.deadlines(asked.of(then), list, person.actor());
        model.addAttribute("found", found);
        var address = asked.address(PATH + "/deadlines", then).with("list", list);
        shown(asked, then, found.total(), address, model);
        return "past/deadlines";
    }

    /** The case in its replay, as it stood at that position of the log. */
    @GetMapping("/cases/{id}")
    String replay(@PathVariable String id, @RequestParam String at, @AuthenticationPrincipal LoggedIn person) {
        var stood = reading.read(CaseReading.caseId(id), at, person.actor());
        return "redirect:/cases/%s/replay?v=%d".formatted(id, stood.version());
    }

    private void shown(Asked asked, String then, long total, Address address, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("states", ComplaintState.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("lights", List.of(Light.RED, Light.AMBER, Light.GREEN));
        model.addAttribute("cards", asked.address(PATH, then));
        model.addAttribute("only", new Address(PATH).with("at", then));
        model.addAttribute(
                "clocks", new Address(PATH + "/deadlines").with("at", then).with("unit", asked.unit()));
        model.addAttribute("sheet", Pagination.of(address, asked.page(), asked.size(), total));
    }

    private String then(@Nullable String at) {
        return at == null
                ? clock.instant().minus(USUAL).truncatedTo(ChronoUnit.MINUTES).toString()
                : TypedTime.forRest(at);
    }
}
