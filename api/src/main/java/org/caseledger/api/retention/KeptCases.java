package org.caseledger.api.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.retention.KeptCase;
import org.caseledger.query.retention.RetentionList;
import org.caseledger.query.retention.RetentionQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The archived cases that are sealed off, proposed for destruction, put off or destroyed. */
@Component
@RequiredArgsConstructor
class KeptCases {

    private final RetentionQueries retention;
    private final Paging paging;
    private final Clock clock;

    /** Which of them are asked for: those that wait for a decision, unless another list is. */
    public record Question(
            @Nullable RetentionList list,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** Some of them, and how many there are. */
    public record Listed(long total, List<KeptCase> cases) {}

    Listed list(Question question, Actor actor) {
        AccessPolicy.mustSeeRetention(actor);
        paging.waitFor(question.after());
        var found = retention.find(
                question.list() == null ? RetentionList.PROPOSED : question.list(),
                LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE),
                Paging.page(question.page()),
                Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }
}
