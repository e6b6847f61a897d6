package org.caseledger.api.wiring;

import java.util.List;
import org.caseledger.api.security.OfficeCheck;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down while there are people or units whose rows are not those that the ledger made last: they do not log in, and no
 * case goes to them.
 */
@Component
class PeopleHealthIndicator extends AbstractHealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleHealthIndicator.class);

    private final OfficeCheck office;
    private volatile List<Text> told = List.of();

    PeopleHealthIndicator(OfficeCheck office) {
        super("The people cannot be read");
        this.office = office;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var faults = office.foreign();
        if (!faults.equals(told)) {
            faults.forEach(fault -> LOG.error("机构人员记录不符 / the office differs: {}", fault));
        }
        told = faults;
        if (faults.isEmpty()) {
            health.up();
        } else {
            Faults.down(health, faults);
        }
    }
}
