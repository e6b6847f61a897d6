package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 放假安排: the holidays and make-up days of a year; an administrator records its notice. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/calendar")
@RequiredArgsConstructor
class CalendarController {
    private final HolidayNotices notices;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping("/{year}")
    HolidayNotices.OfYear year(@PathVariable int year) {
        return notices.of(year);
    }

    @PostMapping("/record-holidays")
    HolidayNotices.OfYear record(HttpServletRequest http, LoggedIn person) throws IOException {
        var body = bodies.bytes(http);
        return notices.record(body, requests.of(http, body, person), person.actor());
    }
}
