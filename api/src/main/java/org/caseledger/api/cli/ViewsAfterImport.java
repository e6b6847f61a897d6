package org.caseledger.api.cli;

import java.time.Duration;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;

/** The views of an import's node: at rest until everything is recorded, then brought up at once. */
final class ViewsAfterImport {

    /** Below it, the views follow the new events; above, they are built anew. */
    private static final double MOSTLY_NEW = 0.5;

    private static final Duration FOLLOWING = Duration.ofHours(1);

    private final Views views;
    private final EventLog log;
    private final long before;

    private ViewsAfterImport(Views views, EventLog log) {
        this.views = views;
        this.log = log;
        this.before = log.head();
    }

    /** Rests the views of this node; other nodes keep theirs. */
    static ViewsAfterImport rest(Views views, EventLog log) {
        var after = new ViewsAfterImport(views, log);
        views.names().forEach(views::pause);
        return after;
    }

    /** Returns when the views show everything; false if one does not go on. */
    boolean bringUp() throws InterruptedException {
        long head = log.head();
        if (head - before <= head * MOSTLY_NEW) {
            views.names().forEach(views::resume);
            return views.awaitPosition(head, FOLLOWING);
        }
        try (var bar = Progress.upTo("views", head)) {
            views.rebuildAll(bar::to);
        }
        return true;
    }
}
