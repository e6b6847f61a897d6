package org.caseledger.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.notices.NewNotices;
import org.caseledger.api.processors.Processors;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;
import org.springframework.stereotype.Component;

/**
 * Fills an empty ledger with the sample office: its people, a year of cases, and what is done with all of them
 * together. The views rest meanwhile and are built once.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Demonstration {

    /** Notices are not sent for what happened longer ago than this. */
    private static final Duration NEWS = Duration.ofDays(3);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final EventLog log;
    private final Office office;
    private final Views views;
    private final Processors processors;
    private final DemoEntrance entrance;
    private final DemoSettings settings;
    private final DemoPeople people;
    private final DemoCases cases;
    private final DemoFilings filings;
    private final DemoCommittee committee;
    private final DemoTemplates templates;
    private final DemoDesk desk;

    /**
     * Fills the ledger, unless that was done before; reports the percentage of cases done. Interrupted follow-up work
     * continues where it stopped; a ledger already in use is left unchanged.
     */
    public void fill(IntConsumer percent) throws InterruptedException {
        if (cases.areToBePlayed()) {
            entrance.closedDuring(() -> begin(percent));
        }
        filings.play();
        templates.add();
        if (views.awaitPosition(log.head(), LONGEST_WAIT)) {
            committee.play();
            layTheDesk();
        }
    }

    private void layTheDesk() {
        if (DemoPeople.isBureau(office.procedure())) {
            desk.lay();
        }
    }

    private void begin(IntConsumer percent) throws InterruptedException {
        views.names().forEach(views::pause);

        var now = office.time().instant();
        processors.skip(NewNotices.PROCESSOR, now.minus(NEWS), () -> record(now, percent));
        views.rebuildAll((done, total) -> {});
    }

    private void record(Instant now, IntConsumer percent) {
        if (!DemoPeople.isBureau(office.procedure())) {
            settings.record(DemoScripts.begin(office));
            people.add();
            cases.play(percent);
            return;
        }
        var year = new DemoYear(office.calendar(), now);
        settings.record(year.begin());
        people.addYear(year.begin());

        templates.adoptCategories(year.begin());
        cases.play(year.withTheToldCases(office.procedure()), percent);
    }
}
