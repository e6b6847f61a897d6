package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.NoticeUnusualReading;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.DutyQueries;
import org.caseledger.query.reading.CaseReadingRow;
import org.caseledger.query.reading.Readings;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.views.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * An automation: when a person reads unusually many cases, or out of office hours without duty, or a case whose
 * complainant has the reader's phone, then it records that (P1.08). After a start it looks through the last days again;
 * what is in the log already is not recorded twice.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnusualReadingJob {
    private static final Logger LOG = LoggerFactory.getLogger(UnusualReadingJob.class);
    private static final int AT_ONCE = 500;
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final Readings readings;
    private final DutyQueries duties;
    private final OfficeHours hours;
    private final Views views;
    private final SearchIndex index;
    private final EventLog log;
    private final CommandGate gate;
    private final Clock clock;
    private final UsualReading usual;
    private final Set<UUID> recorded = new HashSet<>();
    private long lookedAt = -1;

    /** What an office takes for usual: so many cases in a day, and how long before and after hours. */
    @Component
    record UsualReading(
            @Value("${caseledger.reading.many-cases}") int manyCases,
            @Value("${caseledger.reading.times-usual}") int timesUsual,
            @Value("${caseledger.reading.around-hours}") Duration aroundHours) {}

    /** Looks at what was read since the last time, as far as the views have it. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    public synchronized void sweep() {
        if (lookedAt < 0) {
            lookedAt = log.positionAt(clock.instant().minus(LOOK_BACK));
        }
        // Without the master key nothing can be recorded, and no phone be compared.
        while (index.isOpen()) {
            var some = readings.between(lookedAt, shown(), AT_ONCE);
            if (some.isEmpty()) {
                return;
            }
            some.forEach(this::look);
            lookedAt = some.get(some.size() - 1).position();
        }
    }

    private void look(CaseReadingRow reading) {
        var day = LocalDate.ofInstant(reading.at(), WorkCalendar.ZONE);
        var habit = readings.habit(
                reading.person(), day.atStartOfDay(WorkCalendar.ZONE).toInstant(), reading.position());
        if (habit.cases() >= usual.manyCases() && habit.cases() >= habit.usual() * usual.timesUsual()) {
            record(ReadingSign.MANY_CASES, reading, habit);
        }
        if (isOffHours(reading, day)) {
            record(ReadingSign.OFF_HOURS, reading, habit);
        }
        if (readings.isOwn(reading)) {
            record(ReadingSign.OWN_PHONE, reading, habit);
        }
    }

    /** On a day off, or long before or after the hours of a working day; a duty goes on till dawn. */
    private boolean isOffHours(CaseReadingRow reading, LocalDate day) {
        var then = hours.at(reading.position());
        var opens = day.atTime(then.opens()).atZone(WorkCalendar.ZONE).toInstant();
        var closes = day.atTime(then.closes()).atZone(WorkCalendar.ZONE).toInstant();
        boolean usually = then.areAt(opens)
                && !reading.at().isBefore(opens.minus(usual.aroundHours()))
                && !reading.at().isAfter(closes.plus(usual.aroundHours()));
        return !usually
                && duties.of(reading.person(), day.minusDays(1)).stream()
                        .noneMatch(duty -> !duty.day().isAfter(day));
    }

    private void record(ReadingSign sign, CaseReadingRow reading, Readings.Habit habit) {
        var notice = new NoticeUnusualReading(new UnusualReadingNoticed(
                reading.caseId(),
                sign,
                reading.person(),
                reading.unit(),
                reading.at(),
                reading.position(),
                habit.cases(),
                habit.usual()));
        if (!recorded.add(notice.eventId())) {
            return;
        }
        try {
            gate.give(notice, Actor.SYSTEM, Request.once());
        } catch (AlreadyRecorded before) {
            LOG.debug("{} of {} is recorded already", sign, reading);
        } catch (RuntimeException e) {
            recorded.remove(notice.eventId());
            throw e;
        }
    }

    private long shown() {
        return views.status().stream()
                .filter(view ->
                        Set.of(Readings.VIEW, "repeats", "board", "duty").contains(view.name()))
                .mapToLong(view -> view.position())
                .min()
                .orElseThrow();
    }
}
