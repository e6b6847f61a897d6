package org.caseledger.api.duty;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.events.UnitId;
import org.caseledger.query.duty.Answering;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 值班备勤: the rosters, who answers, and the changes of both. */
@RestController
@Tag(name = "duty 值班备勤")
@RequestMapping("/api/duty")
@RequiredArgsConstructor
class DutyController {
    private final DutyCalendar calendar;
    private final Rostering rosters;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping
    DutyCalendar.Month month(
            @Nullable String month, @RequestParam(required = false) UnitId unit, @Nullable Long after) {
        return calendar.month(month, unit, after);
    }

    @GetMapping("/now")
    Answering now(@Nullable Long after) {
        return calendar.now(after);
    }

    @GetMapping("/mine")
    DutyCalendar.Mine mine(@Nullable Long after, LoggedIn person) {
        return calendar.mine(after, person.actor());
    }

    @GetMapping("/gaps")
    RosterWatch.Ahead gaps(@Nullable Long after) {
        return calendar.gaps(after);
    }

    @PostMapping("/assign-duty")
    Rostering.Done assign(HttpServletRequest http, LoggedIn person) throws IOException {
        return change(rosters::assign, http, person);
    }

    @PostMapping("/swap-duty")
    Rostering.Done swap(HttpServletRequest http, LoggedIn person) throws IOException {
        return change(rosters::swap, http, person);
    }

    @PostMapping("/withdraw-duty")
    Rostering.Done withdraw(HttpServletRequest http, LoggedIn person) throws IOException {
        return change(rosters::withdraw, http, person);
    }

    private Rostering.Done change(Rostering.Change change, HttpServletRequest http, LoggedIn person)
            throws IOException {
        var bytes = bodies.bytes(http);
        return change.of(bytes, requests.of(http, bytes, person), person.actor());
    }

    /** Takes a table, CSV or XLSX, as it is: all of its rows or none. */
    @PostMapping("/import")
    Rostering.Taken importTable(HttpServletRequest http, LoggedIn person) throws IOException {
        var file = bodies.bytes(http);
        return rosters.take(file, requests.of(http, file, person), person.actor());
    }
}
