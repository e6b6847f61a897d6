package org.caseledger.api.wiring;

import java.util.List;
import org.caseledger.api.security.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Down while there are people whose rows the ledger did not write: none of them logs in. */
@Component
class PeopleHealthIndicator extends AbstractHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleHealthIndicator.class);

    private final People people;
    private volatile List<String> told = List.of();

    PeopleHealthIndicator(People people) {
        super("The people cannot be read");
        this.people = people;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var foreign = people.foreign();
        if (!foreign.isEmpty() && !foreign.equals(told)) {
            LOG.error(
                    "人员记录被其他程序写入或改动，不准登录：{} / rows of people were written by"
                            + " something else than the ledger; they do not log in: {}",
                    foreign,
                    foreign);
        }
        told = foreign;
        health.status(foreign.isEmpty() ? Status.UP : Status.DOWN).withDetail("foreign", foreign);
    }
}
