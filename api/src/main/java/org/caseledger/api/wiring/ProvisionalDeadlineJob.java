package org.caseledger.api.wiring;

import java.time.Duration;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.HolidayNotices.YearKnown;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecountDeadlines;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.events.Actor;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.views.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has deadlines counted anew that were counted before the holidays of their year were known: at once when they are
 * recorded here, and every hour for what was counted meanwhile on another node or became known by a file. Several nodes
 * may do so at once, and a second time changes nothing.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ProvisionalDeadlineJob {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisionalDeadlineJob.class);

    private static final Duration VIEWS = Duration.ofSeconds(30);

    private final DeadlineQueries deadlines;
    private final CommandGate gate;
    private final Views views;
    private final TaskScheduler tasks;

    /** Runs once the view has everything that was counted before. */
    @EventListener
    void on(YearKnown known) {
        tasks.schedule(
                () -> {
                    try {
                        views.awaitPosition(known.position(), VIEWS);
                        recount();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                tasks.getClock().instant());
    }

    /** Of every case that has a provisional one, which the calendar may still not know. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "PT1H")
    public void recount() {
        recount(deadlines);
        recount(deadlines.ofExercises());
    }

    private void recount(DeadlineQueries those) {
        for (var of : those.provisional()) {
            try {
                gate.give(new RecountDeadlines(of, null, null), Actor.SYSTEM, Request.once());
            } catch (SomebodyActedFirst e) {
                LOG.debug("{} has moved on, the next look tells", of);
            }
        }
    }
}
