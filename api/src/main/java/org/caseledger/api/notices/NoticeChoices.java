package org.caseledger.api.notices;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.notices.NoticeDefaults.TypedChoices;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people chose about their notices, and the office for all others. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeChoices {
    private final EventLog log;
    private final OfficeLog office;

    /** The last choice of a person; the empty choice before. */
    public NoticesChosen of(String username) {
        return last(NoticesChosen.streamOf(username), NoticesChosen.class, NoticesChosen.nothingBy(username));
    }

    /** The defaults of the office for people without a choice; empty until they are set. */
    public NoticeDefaultsSet defaults() {
        return last(NoticeDefaultsSet.STREAM, NoticeDefaultsSet.class, NoticeDefaultsSet.NONE);
    }

    private <E> E last(UUID stream, Class<E> type, E before) {
        var stored = log.readStream(stream);
        if (stored.isEmpty()) {
            return before;
        }
        var last = stored.get(stored.size() - 1);
        return type.cast(EventCodec.read(last.type(), last.revision(), last.payload()));
    }

    /** Records the choices of a person; the same ones again are nothing new. */
    public void choose(NoticesChosen chosen, Actor by) {
        if (!chosen.equals(of(chosen.username()))) {
            office.change(chosen.stream(), () -> chosen, by);
        }
    }

    /** 通知: what is new for a person, and how else he or she wants to hear of it. */
    @PageController
    @RequiredArgsConstructor
    static class NoticePages {
        private static final String LIST = "/notices";
        private static final String CHOICES = LIST + "/choices";

        private final NoticeTables tables;
        private final NoticeChoices choices;
        private final NoticeSenders senders;
        private final Outbox outbox;
        private final Clock clock;

        @GetMapping(LIST)
        String list(
                @RequestParam Map<String, String> asked,
                @RequestParam(defaultValue = "false") boolean unread,
                @Nullable Integer page,
                @Nullable Integer size,
                LoggedIn person,
                Model model) {
            var sheet = Pagination.of(LIST, asked, 0);
            var found = tables.of(person.getUsername(), unread, sheet.page(), sheet.size());
            model.addAttribute("rows", found.rows());
            model.addAttribute("sheet", Pagination.of(LIST, asked, found.total()));
            model.addAttribute("unread", unread);
            model.addAttribute("now", clock.instant());
            return "notices/notices";
        }

        /** How many are new, for the header of every page; of an administrator, what is undelivered. */
        @GetMapping(LIST + "/unread")
        String unread(LoggedIn person, Model model) {
            boolean administers = person.actor().role() == Role.ADMIN;
            model.addAttribute("unread", administers ? outbox.deadCount() : tables.unread(person.getUsername()));
            return "notices/bell :: count";
        }

        /** Marks one as read, or all where none is named. */
        @PostMapping(LIST)
        String read(@RequestParam(required = false) @Nullable UUID id, LoggedIn person) {
            tables.read(person.getUsername(), id, clock.instant());
            return "redirect:" + LIST;
        }

        @GetMapping(CHOICES)
        String choices(LoggedIn person, Model model) {
            model.addAttribute("chosen", choices.of(person.getUsername()));
            model.addAttribute("defaults", choices.defaults());
            model.addAttribute("kinds", NoticeKind.values());
            model.addAttribute("channels", NoticeChannel.values());
            model.addAttribute("timings", NoticeTiming.values());
            model.addAttribute("setUp", senders.channels());
            return "notices/choices";
        }

        @PostMapping(CHOICES)
        String choose(@RequestParam Map<String, String> typed, LoggedIn person) {
            choices.choose(TypedChoices.of(person.getUsername(), typed), person.actor());
            return "redirect:" + CHOICES + "?chosen";
        }
    }
}
