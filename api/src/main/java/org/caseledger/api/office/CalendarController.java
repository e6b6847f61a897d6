package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.calendar.RecordHolidays;
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

    @GetMapping("/{year}")
    HolidayNotices.OfYear year(@PathVariable int year) {
        return notices.of(year);
    }

    @PostMapping("/record-holidays")
    HolidayNotices.OfYear record(SentJson sent) {
        var request = sent.request();
        return notices.record(sent.as(RecordHolidays.class), request, sent.actor());
    }
}
