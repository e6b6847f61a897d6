package org.caseledger.api.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.api.security.Logins;
import org.caseledger.events.office.NoticeChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Sends what is due in the outbox. A rejected message is tried again, each time after twice the pause; one that is
 * never accepted becomes a dead letter. A channel that fails is skipped until the next round, so that an unreachable
 * server costs one attempt at a time.
 */
@Service
public class NoticeDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final int LONGEST_FAILURE = 300;

    private final Outbox outbox;
    private final NoticeSenders senders;
    private final NoticeChoices choices;
    private final Logins logins;
    private final Clock clock;
    private final String publicUrl;
    private final Duration claim;
    private final Duration pause;
    private final int attempts;

    NoticeDelivery(
            Outbox outbox,
            NoticeSenders senders,
            NoticeChoices choices,
            Logins logins,
            Clock clock,
            @Value("${caseledger.public-url}") String publicUrl,
            @Value("${caseledger.notices.claim}") Duration claim,
            @Value("${caseledger.notices.retry-after}") Duration pause,
            @Value("${caseledger.notices.attempts}") int attempts) {
        this.outbox = outbox;
        this.senders = senders;
        this.choices = choices;
        this.logins = logins;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.claim = claim;
        this.pause = pause;
        this.attempts = attempts;
    }

    /** Sends what is due now; returns how many messages were taken. */
    public int sendDue() {
        int sent = 0;
        Set<NoticeChannel> working = EnumSet.noneOf(NoticeChannel.class);
        working.addAll(senders.channels());
        while (!working.isEmpty()) {
            // One at a time: each is claimed no longer than it takes to send it.
            var due = outbox.claim(working, clock.instant(), claim, 1);
            if (due.isEmpty()) {
                return sent;
            }
            var delivery = due.get(0);
            if (send(delivery)) {
                sent++;
            } else {
                working.remove(delivery.channel());
            }
        }
        return sent;
    }

    /** Whether its channel works, as far as is known. */
    private boolean send(Delivery delivery) {
        var notices = outbox.notices(delivery.id());
        var address = choices.of(delivery.person()).address(delivery.channel());
        if (address == null || notices.isEmpty() || !logins.has(delivery.person())) {
            outbox.dropped(delivery.id(), "没有收件地址 / no address", clock.instant());
            return true;
        }
        try {
            senders.of(delivery.channel()).send(new OutgoingMessage(delivery.id(), address, notices, publicUrl));
            outbox.sent(delivery.id(), clock.instant());
            return true;
        } catch (NotSentException e) {
            failed(delivery, e);
            return e.isLasting();
        }
    }

    private void failed(Delivery delivery, NotSentException e) {
        var why = e.getMessage();
        var failure = why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why;
        if (e.isLasting() || delivery.attempts() >= attempts) {
            LOG.warn("A notice by {} could not be delivered: {}", delivery.channel(), failure);
            outbox.dead(delivery.id(), failure, clock.instant());
            return;
        }
        var doubled = pause.multipliedBy(1L << Math.min(delivery.attempts() - 1, 12));
        var next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        outbox.again(delivery.id(), failure, clock.instant().plus(next));
    }

    /**
     * Sends notices every few seconds, tells what is due each morning, and forgets old ones. What is not done now is
     * done the next time: what is due is asked, not remembered.
     */
    @Component
    public static class NoticeJob {
        private final NoticeDelivery delivery;
        private final DueToday dueToday;
        private final NoticeTables tables;
        private final Clock clock;
        private final Duration kept;

        NoticeJob(
                NoticeDelivery delivery,
                DueToday dueToday,
                NoticeTables tables,
                Clock clock,
                @Value("${caseledger.notices.kept}") Duration kept) {
            this.delivery = delivery;
            this.dueToday = dueToday;
            this.tables = tables;
            this.clock = clock;
            this.kept = kept;
        }

        @Scheduled(
                initialDelayString = "${caseledger.notices.send-every}",
                fixedDelayString = "${caseledger.notices.send-every}")
        void send() {
            delivery.sendDue();
        }

        @Scheduled(
                initialDelayString = "${caseledger.sweep-first}",
                fixedDelayString = "${caseledger.notices.due-every}")
        void tellWhatIsDue() {
            dueToday.tell();
        }

        @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
        void forgetOld() {
            tables.removeMadeBefore(clock.instant().minus(kept));
        }
    }
}
