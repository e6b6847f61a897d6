package org.caseledger.api.notices;

import java.time.Clock;
import java.time.Duration;
import org.caseledger.eventlog.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends notices every few seconds, tells what is due each morning, and forgets old ones. */
@Component
public class NoticeJob {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeJob.class);

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
        attempt(delivery::sendDue);
    }

    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.notices.due-every}")
    void tellWhatIsDue() {
        attempt(dueToday::tell);
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
    void forgetOld() {
        attempt(() -> tables.removeMadeBefore(clock.instant().minus(kept)));
    }

    // What is not done now is done the next time: what is due is asked, not remembered.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            Outage.tell(LOG, "Notices could not be seen to, it is tried again", e);
        }
    }
}
