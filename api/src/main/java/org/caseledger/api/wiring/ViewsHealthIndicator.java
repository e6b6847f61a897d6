package org.caseledger.api.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.caseledger.text.Text;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The views' part of the health: WARN, not DOWN, when one has stopped or was not shown what the log holds, for a load
 * balancer must not turn everybody away from nodes that can still record; DOWN when rows were changed by other means.
 */
@Component
@RequiredArgsConstructor
class ViewsHealthIndicator implements HealthIndicator, SelfCheck {
    static final Status WARN = new Status("WARN");

    private final Views views;

    @Override
    public Health health() {
        var status = views.status();
        var told = new LinkedHashMap<String, Object>();
        status.forEach(view -> told.put(view.name(), view));
        var differ = faults();
        if (!differ.isEmpty()) {
            return Faults.down(differ);
        }
        boolean well = status.stream().allMatch(ViewsHealthIndicator::isWell);
        return Health.status(well ? Status.UP : WARN).withDetails(told).build();
    }

    /** The views whose rows are not what the log says. */
    @Override
    public List<Text> faults() {
        var faults = new ArrayList<Text>();
        views.differing()
                .forEach((view, found) -> faults.add(Text.format(
                        "视图 %s 有 %d 行与日志不符，请核验日志并重建视图",
                        "%2$d rows of the view %1$s are not what the log says: verify the log and rebuild the view",
                        view,
                        found.differences())));
        return faults;
    }

    private static boolean isWell(ViewStatus view) {
        return view.failure() == null && (view.audit() == null || view.audit().agrees());
    }
}
