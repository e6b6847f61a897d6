package org.caseledger.api.wiring;

import java.util.OptionalInt;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.NoticeUnlinkedRepeat;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.query.repeats.UnlinkedRepeats;
import org.caseledger.query.repeats.UnlinkedRepeats.UnlinkedRepeat;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.views.Views;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Regularly examines newly archived cases, and records which of them repeat another without a link (P4.22). After a
 * start it examines all of them again, so that no outage loses one; what is in the log already is not recorded twice.
 */
@Component
public class RepeatDetectionJob {
    private static final int AT_ONCE = 500;

    private final UnlinkedRepeats repeats;
    private final Views views;
    private final SearchIndex index;
    private final EventLog log;
    private final CommandGate gate;
    private final int days;
    private long lookedAt;

    RepeatDetectionJob(
            UnlinkedRepeats repeats,
            Views views,
            SearchIndex index,
            EventLog log,
            CommandGate gate,
            @Value("${caseledger.repeats.found-within-days}") int days) {
        this.repeats = repeats;
        this.views = views;
        this.index = index;
        this.log = log;
        this.gate = gate;
        this.days = days;
    }

    /** Records what is in the log of no case yet; returns how many cases that were. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    public synchronized int sweep() {
        int recorded = 0;
        // Without the master key the view stands still and does not know who was linked since.
        while (index.isOpen()) {
            var some = log.inTurn("repeats not linked", this::look);
            if (some.isEmpty()) {
                return recorded;
            }
            recorded += some.getAsInt();
        }
        return recorded;
    }

    /** Looks at the next cases, up to where the view has come: of these it has all ties. */
    private OptionalInt look() {
        var looked = repeats.archived(lookedAt, shown(), days, AT_ONCE);
        if (looked.upto() == null) {
            return OptionalInt.empty();
        }
        int recorded = (int) looked.found().stream().filter(this::record).count();
        lookedAt = looked.upto();
        return OptionalInt.of(recorded);
    }

    private boolean record(UnlinkedRepeat found) {
        try {
            gate.give(
                    new NoticeUnlinkedRepeat(new RepeatNotLinked(
                            found.caseId(), found.repeats(), found.number(), found.received(), days)),
                    Actor.SYSTEM,
                    Request.once());
            return true;
        } catch (AlreadyRecorded before) {
            return false; // once for each case
        }
    }

    private long shown() {
        return views.status().stream()
                .filter(view -> view.name().equals(UnlinkedRepeats.VIEW))
                .findFirst()
                .orElseThrow()
                .position();
    }
}
