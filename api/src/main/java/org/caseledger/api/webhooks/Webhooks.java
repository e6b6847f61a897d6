package org.caseledger.api.webhooks;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.ReadKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of the office for the administrator: how far they are, and what they did not take. */
@Service
@RequiredArgsConstructor
class Webhooks {
    private static final int MOST = 200;

    private final WebhookDelivery delivery;
    private final WebhookRows rows;
    private final EventLog log;
    private final AccessLog accesses;

    /**
     * One of them: {@code position} is up to where it was sent the log, {@code behind} how many events of any type were
     * recorded since.
     */
    record Status(
            String name,
            String host,
            Set<String> types,
            long position,
            long behind,
            int attempts,
            @Nullable String failure,
            Instant dueAt,
            long deadLetters) {}

    /** Those that were begun, in the order of the settings. */
    List<Status> status(Actor actor) {
        AccessPolicy.mustAdminister(actor);
        long head = log.head();
        return delivery.recipients().stream()
                .flatMap(one -> status(one, head).stream())
                .toList();
    }

    private Optional<Status> status(EventRecipient webhook, long head) {
        return rows.place(webhook.name())
                .map(place -> new Status(
                        webhook.name(),
                        webhook.host(),
                        new TreeSet<>(webhook.types()),
                        place.position(),
                        Math.max(0, head - place.position()),
                        place.attempts(),
                        place.failure(),
                        place.dueAt(),
                        rows.countLetters(webhook.name())));
    }

    /** The oldest events that it did not take, which is a recorded access. */
    List<WebhookRows.Letter> deadLetters(String name, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        require(name);
        accesses.read(ReadKind.DEAD_LETTERS, "webhook " + name, actor);
        return rows.letters(name, MOST);
    }

    /** How many there are of them. */
    long countDeadLetters(String name, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        return rows.countLetters(name);
    }

    /** Has them all sent once more; returns how many. */
    int sendAgain(String name, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        require(name);
        return rows.sendAgain(name);
    }

    private void require(String name) {
        NotFoundException.unless(delivery.recipients().stream()
                .anyMatch(webhook -> webhook.name().equals(name)));
    }

    /** Webhooks, for the administrator. */
    @RestController
    @Tag(name = "processors 事件处理器")
    @RequiredArgsConstructor
    static class WebhooksController {
        private final Webhooks webhooks;

        /** How many are sent again. */
        record SentAgain(int letters) {}

        @GetMapping("/api/webhooks")
        List<Webhooks.Status> status(LoggedIn person) {
            return webhooks.status(person.actor());
        }

        @GetMapping("/api/webhooks/{name}/dead-letters")
        List<WebhookRows.Letter> deadLetters(@PathVariable String name, LoggedIn person) {
            return webhooks.deadLetters(name, person.actor());
        }

        @PostMapping("/api/webhooks/{name}/dead-letters/retry")
        SentAgain sendAgain(@PathVariable String name, LoggedIn person) {
            return new SentAgain(webhooks.sendAgain(name, person.actor()));
        }
    }

    /** 事件推送, for the administrator. */
    @PageController
    @RequestMapping(WebhookPages.PATH)
    @RequiredArgsConstructor
    static class WebhookPages {
        static final String PATH = "/administration/webhooks";

        private final Webhooks webhooks;

        @GetMapping
        String list(PageRequest page) {
            page.add("rows", webhooks.status(page.actor()));
            return "webhooks/webhooks";
        }

        @GetMapping("/{name}")
        String letters(@PathVariable String name, PageRequest page) {
            page.add("rows", webhooks.deadLetters(name, page.actor()));
            page.add("total", webhooks.countDeadLetters(name, page.actor()));
            page.add("name", name);
            return "webhooks/letters";
        }

        /** Has all of them sent once more. */
        @PostMapping("/{name}")
        String sendAgain(@PathVariable String name, LoggedIn person) {
            int letters = webhooks.sendAgain(name, person.actor());
            SentForms.say("webhooks.sendingAgain", Integer.toString(letters));
            return "redirect:%s/%s".formatted(PATH, name);
        }
    }
}
