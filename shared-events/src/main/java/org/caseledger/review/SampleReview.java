package org.caseledger.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.jspecify.annotations.Nullable;

/**
 * The review of a sample, folded from its events: its cases in the order of their receipts (null until they are named,
 * and always for a sample of decisions), and the minutes that close it.
 */
public record SampleReview(
        boolean ofCases,
        @Nullable List<CaseReview> cases,
        @Nullable Minutes minutes) {
    /** The issued minutes: the members present, by whom and when. */
    public record Minutes(
            @Nullable String remarks, @Nullable List<String> members, Actor by, Instant at) {}

    /** The review after an event; {@code before} is null for the first one. */
    public static SampleReview on(@Nullable SampleReview before, SampleEvent event, Actor actor, Instant at) {
        if (event instanceof SampleSeeded e) {
            return new SampleReview(e.strata() != null, null, null);
        } else if (before == null) {
            throw new IllegalStateException("A sample begins with its request");
        } else if (event instanceof SampleDrawn e) {
            var cases = e.cases().stream().map(CaseReview::of).toList();
            return new SampleReview(before.ofCases, cases, before.minutes);
        } else if (event instanceof ReviewConcluded e) {
            return before.with(e.caseId(), c -> c.concluded(e, actor, at));
        } else if (event instanceof ReviewConfirmed e) {
            return before.with(e.caseId(), c -> c.confirmed(e, actor, at));
        } else if (event instanceof MinutesIssued e) {
            return new SampleReview(before.ofCases, before.cases, new Minutes(e.remarks(), e.members(), actor, at));
        }
        throw new IllegalStateException("No event of a sample: " + event);
    }

    /** The review of one of its cases. */
    public Optional<CaseReview> of(CaseId caseId) {
        return drawn().stream().filter(c -> c.caseId().equals(caseId)).findFirst();
    }

    /** Its cases; none until they are named. */
    public List<CaseReview> drawn() {
        return cases == null ? List.of() : cases;
    }

    /** How many of its cases are in that state. */
    public long count(ReviewState state) {
        return drawn().stream().filter(c -> c.state() == state).count();
    }

    private SampleReview with(CaseId caseId, UnaryOperator<CaseReview> change) {
        return new SampleReview(
                ofCases,
                drawn().stream()
                        .map(c -> c.caseId().equals(caseId) ? change.apply(c) : c)
                        .toList(),
                minutes);
    }
}
