package org.caseledger.api.webhooks;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.feed.EventFeed;
import org.caseledger.api.feed.FeedEvent;
import org.caseledger.api.feed.FeedQuery;
import org.caseledger.api.notices.HttpPost;
import org.caseledger.api.notices.NotSentException;
import org.caseledger.eventlog.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Sends each webhook the events that follow in the log, in order. A rejected one is tried again, each time after twice
 * the pause; one that is never accepted becomes a dead letter, and from then on each further event has one attempt
 * until one is accepted.
 */
@Service
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final int LONGEST_FAILURE = 300;
    private static final int PAGE = 50;
    private static final int PAGES_AT_ONCE = 20;

    /** A receiver that takes its time keeps the others waiting no longer. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    private final List<EventRecipient> recipients;
    private final WebhookSettings.Sending how;
    private final WebhookRows rows;
    private final EventFeed feed;
    private final EventLog log;
    private final Clock clock;
    private final HttpPost http = new HttpPost();

    WebhookDelivery(
            WebhookSettings settings,
            EventRecipients others,
            WebhookRows rows,
            EventFeed feed,
            EventLog log,
            Clock clock) {
        this.recipients = settings.with(others.all());
        this.how = settings.webhook();
        this.rows = rows;
        this.feed = feed;
        this.log = log;
        this.clock = clock;
    }

    List<EventRecipient> recipients() {
        return recipients;
    }

    /** Sends what is due; a new webhook begins at the end of the log. */
    @Scheduled(
            initialDelayString = "${caseledger.webhook.send-every}",
            fixedDelayString = "${caseledger.webhook.send-every}")
    void sendDue() {
        for (var webhook : recipients) {
            var name = webhook.name();
            if (rows.place(name).isEmpty()) {
                rows.begin(name, log.head(), clock.instant());
            }
            rows.claim(name, clock.instant(), how.claim()).ifPresent(place -> {
                try {
                    var end = clock.instant().plus(LONGEST_ROUND);
                    if (sendNext(webhook, place, end)) {
                        sendAgain(webhook, end);
                    }
                } finally {
                    rows.release(name);
                }
            });
        }
    }

    /** Whether all of a round was taken, and in time. */
    private boolean sendNext(EventRecipient webhook, WebhookRows.Place place, Instant end) {
        var query = FeedQuery.of(place.position(), PAGE, webhook.types(), null, false);
        for (int pages = 0; pages < PAGES_AT_ONCE; pages++) {
            var page = feed.page(query);
            for (var event : page.events()) {
                if (!clock.instant().isBefore(end)) {
                    return false;
                }
                try {
                    send(webhook, event);
                } catch (NotSentException e) {
                    failed(webhook, event, place, e);
                    return false;
                }
                taken(webhook, event.position());
                place = new WebhookRows.Place(event.position(), 0, null, place.dueAt());
            }
            if (page.lookedTo() == query.after()) {
                return true;
            }
            if (page.lookedTo() > place.position()) {
                passedOver(webhook, page.lookedTo(), place);
            }
            query = query.from(page.lookedTo());
        }
        return true;
    }

    private void taken(EventRecipient webhook, long position) {
        rows.taken(webhook.name(), position, clock.instant().plus(how.claim()));
    }

    // Nothing was sent, so nothing is known of whether it would be taken.
    private void passedOver(EventRecipient webhook, long position, WebhookRows.Place place) {
        if (place.attempts() == 0) {
            taken(webhook, position);
        }
    }

    private void failed(EventRecipient webhook, FeedEvent event, WebhookRows.Place place, NotSentException e) {
        var why = e.getMessage();
        var failure = why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why;
        int attempts = Math.min(place.attempts() + 1, how.attempts());
        if (attempts >= how.attempts()) {
            LOG.warn("The webhook {} does not take the event {}: {}", webhook.name(), event.position(), failure);
            rows.giveUp(webhook.name(), event.position(), failure, clock.instant());
        }
        var doubled = how.retryAfter().multipliedBy(1L << Math.min(attempts - 1, 12));
        var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        rows.failed(webhook.name(), attempts, failure, clock.instant().plus(pause));
    }

    private void sendAgain(EventRecipient webhook, Instant end) {
        while (clock.instant().isBefore(end)) {
            var letter = rows.toSendAgain(webhook.name()).orElse(null);
            if (letter == null) {
                return;
            }
            var query = FeedQuery.of(letter.position() - 1, 1, webhook.types(), null, false);
            try {
                for (var event : feed.page(query).events()) {
                    if (event.position() == letter.position()) {
                        send(webhook, event);
                        rows.takesAgain(webhook.name());
                    }
                }
                rows.delivered(webhook.name(), letter.position());
            } catch (NotSentException e) {
                rows.stillDead(webhook.name(), letter.position(), e.getMessage());
            }
        }
    }

    private void send(EventRecipient webhook, FeedEvent event) {
        webhook.message(event, clock.instant()).ifPresent(message -> {
            requirePublic(webhook);
            http.post(message.to(), message.body(), message.headers());
        });
    }

    private void requirePublic(EventRecipient webhook) {
        try {
            if (!how.privateNetwork() && PrivateNetwork.has(webhook.host())) {
                throw NotSentException.ever("内部网络地址 / a private network: caseledger.webhook.private-network", null);
            }
        } catch (UnknownHostException e) {
            throw NotSentException.now(e.toString(), e);
        }
    }
}
