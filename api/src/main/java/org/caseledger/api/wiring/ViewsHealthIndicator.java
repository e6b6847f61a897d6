package org.caseledger.api.wiring;

import java.util.LinkedHashMap;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The views' part of the health: WARN, not DOWN, when one has stopped or disagrees with the log, for a load balancer
 * must not turn everybody away from nodes that can still record.
 */
@Component
@RequiredArgsConstructor
class ViewsHealthIndicator implements HealthIndicator {
    static final Status WARN = new Status("WARN");

    private final Views views;

    @Override
    public Health health() {
        var status = views.status();
        var told = new LinkedHashMap<String, Object>();
        status.forEach(view -> told.put(view.name(), view));
        boolean well = status.stream().allMatch(ViewsHealthIndicator::isWell);
        return Health.status(well ? Status.UP : WARN).withDetails(told).build();
    }

    private static boolean isWell(ViewStatus view) {
        return view.failure() == null && (view.audit() == null || view.audit().agrees());
    }
}
