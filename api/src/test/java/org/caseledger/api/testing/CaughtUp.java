package org.caseledger.api.testing;

import java.time.Duration;
import org.caseledger.query.views.Views;

/** Waits for views to show everything that is recorded. */
final class CaughtUp {
    private static final Duration LONG = Duration.ofSeconds(60);

    private CaughtUp() {}

    /** Returns when they hold all events up to a position. */
    static void await(Views views, long head) {
        try {
            if (!views.awaitPosition(head, LONG)) {
                throw new AssertionError("The views do not catch up: " + views.status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
