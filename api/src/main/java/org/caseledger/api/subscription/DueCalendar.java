package org.caseledger.api.subscription;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.CalendarAddresses;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Digest;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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

    /** 日历订阅: people who read cases create, renew and revoke the address of their own calendar. */
    @PageController
    @RequestMapping(SubscriptionPages.PAGE)
    static class SubscriptionPages {
        static final String PAGE = "/account/calendar";

        private final CalendarAddresses addresses;
        private final String publicUrl;

        SubscriptionPages(CalendarAddresses addresses, @Value("${caseledger.public-url}") String publicUrl) {
            this.addresses = addresses;
            this.publicUrl = publicUrl;
        }

        @GetMapping
        String show(LoggedIn person, Model model) {
            AccessPolicy.mustReadCases(person.actor());
            model.addAttribute("standing", addresses.of(person.person()).orElse(null));
            return "subscription/own";
        }

        /** The address is shown once: only a digest of it is kept. */
        @PostMapping
        String make(LoggedIn person, Locale locale, Model model) {
            AccessPolicy.mustReadCases(person.actor());
            var token = addresses.make(person.person());
            var english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
            model.addAttribute(
                    "address",
                    publicUrl.replaceFirst("/+$", "") + "/calendar/" + token + ".ics" + (english ? "?lang=en" : ""));
            model.addAttribute("absolute", !publicUrl.isBlank());
            return show(person, model);
        }

        @PostMapping("/revoke")
        String revoke(LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            addresses.revoke(person.person());
            return "redirect:" + PAGE + "?revoked";
        }
    }

    /** The calendar of a person for whoever has its secret address: calendar programs log in nowhere. */
    @Hidden
    @RestController
    @RequiredArgsConstructor
    static class SubscriptionController {
        private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

        private final CalendarAddresses addresses;
        private final DueCalendar calendar;

        @GetMapping("/calendar/{token}.ics")
        @FileResponse("text/calendar")
        ResponseEntity<byte[]> calendar(@PathVariable String token, @Nullable String lang) {
            var reader = addresses.reader(token).orElseThrow(NotFoundException::new);
            var text = calendar.of(reader.actor(), "en".equals(lang));
            return ResponseEntity.ok()
                    .contentType(CALENDAR)
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .eTag(Digest.of(text))
                    .body(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets. */
    static final class CalendarText {
        private static final int LONGEST = 75;

        private final StringBuilder text = new StringBuilder();

        /** A line whose value needs no escaping. */
        CalendarText line(String name, String value) {
            int octets = 0;
            var line = name + ":" + value;
            for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
                var one = Character.toString(line.codePointAt(i));
                int size = one.getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LONGEST) {
                    text.append("\r\n ");
                    octets = 1;
                }
                text.append(one);
                octets += size;
            }
            text.append("\r\n");
            return this;
        }

        /** A line whose value is a text, in which some characters have a meaning. */
        CalendarText text(String name, String value) {
            return line(
                    name,
                    value.replace("\\", "\\\\")
                            .replace(";", "\\;")
                            .replace(",", "\\,")
                            .replaceAll("\\R", "\\\\n"));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
