package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SampleSeeded;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** That a sample was asked for, and by whom: every one is told, also those nobody liked. */
public record Drawn(UUID id, long position, Instant recordedAt, Actor drawnBy, SampleSeeded asked) {

    static @Nullable Drawn on(@Nullable Drawn before, Recorded recorded) {
        return before == null && recorded.event() instanceof SampleSeeded e
                ? new Drawn(
                        recorded.caseId().value(),
                        recorded.position(),
                        recorded.recordedAt(),
                        recorded.actor(),
                        e)
                : before;
    }
}
