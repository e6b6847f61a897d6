package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.query.views.Views;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the views with the log regularly; their status shows what it finds. */
@Component
@RequiredArgsConstructor
class ViewAuditor {
    private final Views views;

    @Scheduled(
            initialDelayString = "${caseledger.audit-views-first}",
            fixedDelayString = "${caseledger.audit-views-every}")
    void everyNowAndThen() {
        views.audit();
    }
}
