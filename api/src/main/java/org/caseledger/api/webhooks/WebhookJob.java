package org.caseledger.api.webhooks;

import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends webhooks every few seconds. */
@Component
@RequiredArgsConstructor
class WebhookJob {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);

    private final WebhookDelivery delivery;

    @Scheduled(
            initialDelayString = "${caseledger.webhook.send-every}",
            fixedDelayString = "${caseledger.webhook.send-every}")
    void send() {
        try {
            delivery.sendDue();
        } catch (DataAccessException | TransactionException e) {
            Outage.tell(LOG, "Webhooks could not be sent, it is tried again", e);
        }
    }
}
