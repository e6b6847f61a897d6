package org.caseledger.api.wiring;

import org.caseledger.command.complaint.clocks.RecountDeadlines;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.events.Actor;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has deadlines counted anew that were counted before the holidays of their year were known. It
 * asks again after a while: several nodes may do so at once, and a second time changes nothing.
 */
@Component
public class ProvisionalDeadlineJob {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionalDeadlineJob.class);

    private final DeadlineQueries deadlines;
    private final CommandGate gate;

    ProvisionalDeadlineJob(DeadlineQueries deadlines, CommandGate gate) {
        this.deadlines = deadlines;
        this.gate = gate;
    }

    @Scheduled(initialDelayString = "${caseledger.sweep-every}", fixedDelayString = "PT1H")
    void everyHour() {
        try {
            recount();
        } catch (DataAccessException e) {
            LOG.warn("Deadlines could not be counted anew, it is tried again: {}", e.getMessage());
        }
    }

    /** Of every case that has a provisional one, which the calendar may still not know. */
    public void recount() {
        for (var of : deadlines.provisional()) {
            try {
                gate.give(new RecountDeadlines(of, null, null), Actor.SYSTEM, Request.once());
            } catch (SomebodyActedFirst e) {
                LOG.debug("{} has moved on, the next look tells", of);
            }
        }
    }
}
