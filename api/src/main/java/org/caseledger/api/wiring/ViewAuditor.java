package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the views with the log regularly; their status shows what it finds. All their rows are compared during work,
 * a second at a time: those that work is decided by hourly, the others daily.
 */
@Component
@RequiredArgsConstructor
class ViewAuditor {
    private static final Set<String> DECIDING =
            Set.of("board", "deadlines", "findings", "approvals", "reviewable", "signed");
    private static final Clock MACHINE = Clock.systemUTC();
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Views views;

    @Scheduled(
            initialDelayString = "${caseledger.audit-views-first}",
            fixedDelayString = "${caseledger.audit-views-every}")
    void everyNowAndThen() {
        views.audit();
    }

    /** The next slice of the view whose comparison is due longest; nothing while none is due. */
    @Scheduled(
            initialDelayString = "${caseledger.compare-views-first}",
            fixedDelayString = "${caseledger.compare-views-every}")
    final void compare() {
        var now = MACHINE.instant();
        views.status().stream()
                .filter(view -> view.version() != null
                        && view.building() == null
                        && dueAt(view).isBefore(now))
                .min(Comparator.comparing(ViewAuditor::dueAt))
                .ifPresent(view -> views.compareOn(view.name(), SLICE));
    }

    private static Instant dueAt(ViewStatus view) {
        var compared = view.compared();
        return compared == null
                ? Instant.EPOCH
                : compared.at().plus(DECIDING.contains(view.name()) ? Duration.ofHours(1) : Duration.ofDays(1));
    }
}
