package org.caseledger.api.notices;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.springframework.stereotype.Component;

/**
 * Makes one notice for each person of an audience who may see the case, and one delivery for each channel that the
 * office has and the person wants. Ids derive from cause, kind and recipient, so that the same notice is never made
 * twice.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeMaker {
    private final People people;
    private final NoticeChoices choices;
    private final NoticeTables tables;
    private final NoticeTimes times;
    private final NoticeSenders senders;
    private final Clock clock;

    /**
     * Makes notices of {@code cause}, such as the id of an event, for everyone but the person who caused it. A notice
     * names the case by its number, which those who see the case may know.
     */
    void make(String cause, NoticeKind kind, CaseFile file, Audience audience, String by, Instant at) {
        people.list().stream()
                .filter(Person::active)
                .filter(person ->
                        audience.includes(person) && !person.username().equals(by))
                .filter(person -> AccessPolicy.sees(person.actor(), file))
                .forEach(person -> make(cause, kind, file, person, at));
    }

    private void make(String cause, NoticeKind kind, CaseFile file, Person person, Instant at) {
        var login = person.username();
        var id = id(cause, kind.name(), login);
        boolean isNew =
                tables.add(new NoticeRow(id, kind, file.caseId(), file.receipt().number(), at, null), login);
        if (!isNew) {
            return;
        }
        Set<NoticeChannel> channels = senders.channels();
        if (channels.isEmpty()) {
            return;
        }
        var chosen = choices.of(login);
        var defaults = choices.defaults();
        for (var channel : channels) {
            deliver(id, chosen, chosen.timing(kind, channel, defaults), channel, at);
        }
    }

    private void deliver(UUID notice, NoticesChosen chosen, NoticeTiming timing, NoticeChannel channel, Instant at) {
        var login = chosen.username();
        if (timing == NoticeTiming.AT_ONCE) {
            var due = times.outsideQuiet(at, chosen);
            var single = id(notice.toString(), channel.name(), login);
            tables.deliver(new Delivery(single, login, channel, due, 0), notice);
        } else if (timing == NoticeTiming.DIGEST) {
            var due = times.nextDigest(clock.instant());
            // One that is being sent takes nothing more: the next one does.
            while (!tables.deliver(digest(login, channel, due), notice)) {
                due = times.nextDigest(due);
            }
        }
    }

    private static Delivery digest(String login, NoticeChannel channel, Instant due) {
        return new Delivery(id("digest " + due, channel.name(), login), login, channel, due, 0);
    }

    private static UUID id(String... of) {
        return UUID.nameUUIDFromBytes(String.join("\n", of).getBytes(StandardCharsets.UTF_8));
    }

    /** When notices are sent: by the office's calendar, and outside the quiet hours of a person. */
    @Component
    @RequiredArgsConstructor
    static class NoticeTimes {
        /** When digests are sent on working days. */
        static final LocalTime DIGEST_AT = LocalTime.of(8, 30);

        private final WorkCalendar calendar;

        /** The next digest after an instant: that of this working day, or of the next one. */
        Instant nextDigest(Instant after) {
            var days = calendar.now();
            var local = after.atZone(WorkCalendar.ZONE);
            var today = local.toLocalDate();
            boolean todayYet = days.isWorkingDay(today) && local.toLocalTime().isBefore(DIGEST_AT);
            LocalDate day = todayYet ? today : days.nextWorkingDay(today);
            return day.atTime(DIGEST_AT).atZone(WorkCalendar.ZONE).toInstant();
        }

        /** At once, or when the quiet hours in which it falls are over; they may pass midnight. */
        Instant outsideQuiet(Instant at, NoticesChosen chosen) {
            var from = chosen.quietFrom();
            var until = chosen.quietUntil();
            if (from == null || until == null || from.equals(until)) {
                return at;
            }
            var local = at.atZone(WorkCalendar.ZONE);
            var time = local.toLocalTime();
            boolean afterFrom = !time.isBefore(from);
            boolean beforeUntil = time.isBefore(until);
            boolean quiet = from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
            if (!quiet) {
                return at;
            }
            var day = beforeUntil ? local.toLocalDate() : local.toLocalDate().plusDays(1);
            return day.atTime(until).atZone(WorkCalendar.ZONE).toInstant();
        }
    }
}
