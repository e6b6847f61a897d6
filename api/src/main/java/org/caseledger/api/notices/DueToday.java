package org.caseledger.api.notices;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.notices.NoticeMaker.NoticeTimes;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notifies people on each working day, in time for the digest, of what is due on it. No event says so: it is looked up,
 * and each notice is made once however often it is looked up.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DueToday {
    private static final LocalTime FROM = NoticeTimes.DIGEST_AT.minusMinutes(30);
    private static final int AT_ONCE = 500;

    private final DeadlineQueries deadlines;
    private final CaseFiles files;
    private final NoticeMaker maker;
    private final WorkCalendar calendar;
    private final java.time.Clock clock;
    private final TransactionTemplate transaction;

    /** Tells what is due today, from half an hour before the digest until it. */
    public void tell() {
        var now = ZonedDateTime.ofInstant(clock.instant(), WorkCalendar.ZONE);
        boolean inTime = !now.toLocalTime().isBefore(FROM) && now.toLocalTime().isBefore(NoticeTimes.DIGEST_AT);
        if (!inTime || !calendar.now().isWorkingDay(now.toLocalDate())) {
            return;
        }
        var filter = DeadlineFilter.ALL.on(now.toLocalDate());
        int page = 0;
        int found = AT_ONCE;
        while (found == AT_ONCE) {
            var rows = deadlines
                    .find(DeadlineList.RUNNING, filter, page++, AT_ONCE, clock.instant())
                    .rows();
            rows.forEach(this::tell);
            found = rows.size();
        }
    }

    private void tell(DeadlineRow row) {
        var deadline = row.deadline();
        var cause = "due %s %s %d %s".formatted(row.caseId(), deadline.clock(), deadline.number(), deadline.dueAt());
        var file = files.find(row.caseId());
        transaction.executeWithoutResult(status -> file.ifPresent(found ->
                maker.make(cause, NoticeKind.DUE_TODAY, found, Audience.of(row.answering()), "", clock.instant())));
    }
}
