package org.caseledger.api.subscription;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.text.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is due of the cases that wait for a person, as on 待办: the clock of each that is due first, and what the unit is
 * asked to assist with. A case that is secret or sealed off is not named.
 */
@Component
class DueCalendar {
    private static final int AT_ONCE = 200;
    private static final int MOST = 2_000;

    private static final Text NAME = new Text("投诉举报台账", "Case ledger");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final WorkQueries work;
    private final DeadlineQueries deadlines;
    private final CaseFiles files;
    private final Clock clock;
    private final String publicUrl;

    DueCalendar(
            WorkQueries work,
            DeadlineQueries deadlines,
            CaseFiles files,
            Clock clock,
            @Value("${caseledger.public-url}") String publicUrl) {
        this.work = work;
        this.deadlines = deadlines;
        this.files = files;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** The whole calendar, the same as long as nothing in it changes. */
    String of(Actor actor, boolean english) {
        var text = new CalendarText()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Case Ledger//Due dates//ZH")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .text("X-WR-CALNAME", said(NAME, english))
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        zone(text);
        Stream.concat(waiting(actor), assistances(actor)).forEach(due -> event(due, english, text));
        return text.line("END", "VCALENDAR").toString();
    }

    /** Clocks of the office have run in one zone, without summer time, since 1991. */
    private static void zone(CalendarText text) {
        text.line("BEGIN", "VTIMEZONE")
                .line("TZID", WorkCalendar.ZONE.getId())
                .line("BEGIN", "STANDARD")
                .line("DTSTART", "19700101T000000")
                .line("TZOFFSETFROM", "+0800")
                .line("TZOFFSETTO", "+0800")
                .line("TZNAME", "CST")
                .line("END", "STANDARD")
                .line("END", "VTIMEZONE");
    }

    private void event(DueEvent due, boolean english, CalendarText text) {
        text.line("BEGIN", "VEVENT").line("UID", due.uid()).line("DTSTAMP", UTC.format(due.changedAt()));
        start(due.dueAt().atZone(WorkCalendar.ZONE), text);
        text.text("SUMMARY", due.number() + " " + said(due.clock().text(), english));
        if (!publicUrl.isBlank()) {
            text.line("URL", publicUrl.replaceFirst("/+$", "") + "/cases/" + due.caseId());
        }
        text.line("TRANSP", "TRANSPARENT").line("END", "VEVENT");
    }

    /** What is due with the end of a day is due on it all day. */
    private static void start(ZonedDateTime due, CalendarText text) {
        if (due.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            text.line("DTSTART;VALUE=DATE", due.toLocalDate().minusDays(1).format(DAY));
        } else {
            text.line("DTSTART;TZID=" + WorkCalendar.ZONE.getId(), due.format(TIME));
        }
    }

    private static String said(Text text, boolean english) {
        return english ? text.en() : text.zh();
    }

    private Stream<DueEvent> waiting(Actor actor) {
        var found = new ArrayList<BoardCard>();
        List<BoardCard> page;
        do {
            page = work.waitingFor(actor, AccessPolicy.onlyUnit(actor), found.size() / AT_ONCE, AT_ONCE);
            found.addAll(page);
        } while (page.size() == AT_ONCE && found.size() < MOST);
        return found.stream()
                .filter(card -> card.secret() == null && card.next() != null)
                .map(DueCalendar::due);
    }

    private static DueEvent due(BoardCard card) {
        var next = card.next();
        return new DueEvent(card.caseId(), card.number(), next.clock(), next.number(), next.dueAt(), card.lastActAt());
    }

    private Stream<DueEvent> assistances(Actor actor) {
        if (actor.unit() == null || !Commands.mayGive(actor.role(), AnswerAssistance.class)) {
            return Stream.of();
        }
        var filter = DeadlineFilter.assistances(actor.unit(), null);
        return deadlines.find(DeadlineList.RUNNING, filter, 0, AT_ONCE, clock.instant()).rows().stream()
                .filter(this::isNamed)
                .map(DueCalendar::due);
    }

    // The rows of clocks do not say it.
    private boolean isNamed(DeadlineRow row) {
        return files.find(row.caseId())
                .filter(file -> file.secrecy() == null && !file.retention().outOfSight())
                .isPresent();
    }

    private static DueEvent due(DeadlineRow row) {
        var deadline = row.deadline();
        return new DueEvent(
                row.caseId(), row.number(), deadline.clock(), deadline.number(), deadline.dueAt(), deadline.startsAt());
    }
}
