package org.caseledger.api.cli;

import java.time.Duration;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;

/** The views of an import's node: at rest until everything is recorded, then brought up at once. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class ViewsAfterImport {
    /**
     * Where less of the log is new to the views, they follow it; otherwise, they are built anew. Views that were not
     * brought up after an earlier import count like those of this one.
     */
    private static final double MOSTLY_NEW = 0.5;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Views views;
    private final EventLog log;

    /** Rests the views of this node; other nodes keep theirs. */
    static ViewsAfterImport rest(Views views, EventLog log) {
        views.names().forEach(views::pause);
        return new ViewsAfterImport(views, log);
    }

    /** Returns when the views show everything; false if one does not go on. */
    boolean bringUp() throws InterruptedException {
        long head = log.head();
        try (var bar = Progress.upTo("views", head)) {
            long from = position();
            if (from < head * (1 - MOSTLY_NEW)) {
                views.rebuildAll(bar::to);
                return true;
            }
            views.names().forEach(views::resume);
            while (!views.awaitPosition(head, LOOK)) {
                if (views.isOneStoppedBefore(head)) {
                    return false;
                }
                bar.to(position() - from, head - from);
            }
            return true;
        }
    }

    /** How far the views have come on average. */
    private long position() {
        return (long) views.status().stream()
                .mapToLong(ViewStatus::position)
                .average()
                .orElseThrow();
    }
}
