package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.incidents.ReplayQueries;
import org.caseledger.query.incidents.ReplayRow;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks again and again which past cases an exercise is to receive by now, and receives them: what is due, not what was
 * scheduled, so that no outage loses one. Any node may do it, several at once too: each case is one request, which the
 * log answers once.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ReplayDeliveryJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDeliveryJob.class);
    private static final int AT_ONCE = 200;
    private static final Duration LATE = Duration.ofHours(24);

    private final ReplayQueries replays;
    private final CaseFiles files;
    private final CommandGate gate;
    private final Vault vault;
    private final Clock clock;
    private final Set<CaseId> failing = new HashSet<>();

    @Scheduled(initialDelayString = "${caseledger.replay-every}", fixedDelayString = "${caseledger.replay-every}")
    void everyNowAndThen() {
        // Without the master key nothing can be recorded.
        if (vault.isOpen()) {
            receive();
        }
    }

    /** Receives what is due until now; returns how many cases were received. */
    public synchronized int receive() {
        var now = clock.instant();
        // Those that fail stay due the longest and must not fill up what is looked at.
        var due = replays.due(now, AT_ONCE + failing.size());
        return (int) due.stream().filter(row -> receive(row, now)).count();
    }

    private boolean receive(ReplayRow row, Instant now) {
        try {
            var source = files.find(row.source()).orElseThrow();
            var again = again(row, source, now);
            gate.give(again, Actor.SYSTEM, again.request());
            failing.remove(row.caseId());
            return true;
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException e) {
            if (failing.add(row.caseId())) {
                LOG.error(
                        "Case {} of the exercise {} is not received, the others are; it is tried" + " again",
                        row.number(),
                        row.incident(),
                        e);
            }
            return false;
        }
    }

    private static ReplayComplaint again(ReplayRow row, CaseFile source, Instant now) {
        boolean late = Duration.between(row.dueAt(), now).compareTo(LATE) > 0;
        return new ReplayComplaint(
                row.caseId(),
                source.facts().kind(),
                source.facts().channel(),
                classified(source),
                source.record().complainant() != null,
                row.number(),
                row.respondent(),
                row.dueAt(),
                late ? "回放中断后补录" : null);
    }

    private static @Nullable ComplaintClassified classified(CaseFile source) {
        return source.all(ComplaintClassified.class).stream()
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
