package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.Outage;
import org.caseledger.query.views.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the views with the log regularly; their status shows what it finds. */
@Component
@RequiredArgsConstructor
class ViewAuditor {

    private static final Logger LOG = LoggerFactory.getLogger(ViewAuditor.class);

    private final Views views;

    @Scheduled(
            initialDelayString = "${caseledger.audit-views-first}",
            fixedDelayString = "${caseledger.audit-views-every}")
    void everyNowAndThen() {
        try {
            views.audit();
        } catch (DataAccessException e) {
            Outage.tell(LOG, "The views could not be audited, it is tried again", e);
        }
    }
}
