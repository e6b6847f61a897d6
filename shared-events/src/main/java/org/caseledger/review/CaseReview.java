package org.caseledger.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.jspecify.annotations.Nullable;

/** What was concluded on one case of a sample; every reading stays, also one that was differed with. */
public record CaseReview(CaseId caseId, List<Reading> readings) {
    /** A conclusion of a first reader, and what the second reader said to it. */
    public record Reading(
            ReviewConcluded concluded,
            Actor by,
            Instant at,
            @Nullable Second second) {}

    /** The answer of a second reader. */
    public record Second(boolean agrees, @Nullable String note, Actor by, Instant at) {}

    static CaseReview of(CaseId caseId) {
        return new CaseReview(caseId, List.of());
    }

    /** The latest conclusion; null before the first one. */
    public @Nullable Reading last() {
        return readings.isEmpty() ? null : readings.get(readings.size() - 1);
    }

    /** How far it is. */
    public ReviewState state() {
        var last = last();
        if (last == null) {
            return ReviewState.TO_CONCLUDE;
        } else if (last.second() == null) {
            return ReviewState.TO_CONFIRM;
        }
        return last.second().agrees() ? ReviewState.CONFIRMED : ReviewState.TO_CONCLUDE;
    }

    CaseReview concluded(ReviewConcluded event, Actor by, Instant at) {
        var all = new ArrayList<>(readings);
        all.add(new Reading(event, by, at, null));
        return new CaseReview(caseId, List.copyOf(all));
    }

    CaseReview confirmed(ReviewConfirmed event, Actor by, Instant at) {
        var all = new ArrayList<>(readings);
        var read = all.remove(event.reading() - 1);
        var second = new Second(event.agrees(), event.note(), by, at);
        all.add(new Reading(read.concluded(), read.by(), read.at(), second));
        return new CaseReview(caseId, List.copyOf(all));
    }
}
