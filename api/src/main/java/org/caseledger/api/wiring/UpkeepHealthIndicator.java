package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.Upkeep;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** What is due of the program's upkeep, in its health and its information: it works all the same, so that it is up. */
@Component
@RequiredArgsConstructor
class UpkeepHealthIndicator implements HealthIndicator, InfoContributor {
    private final WorkCalendar calendar;
    private final Clock clock;

    @Override
    public Health health() {
        var due = due();
        return due.isEmpty() ? Health.up().build() : Faults.told(Health.up(), Faults.joined(due));
    }

    @Override
    public void contribute(Info.Builder info) {
        info.withDetail("upkeep", due());
    }

    private List<Text> due() {
        return Upkeep.due(LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE), calendar);
    }
}
