package org.caseledger.api.approvals;

import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.checkup.Ended;
import org.caseledger.query.checkup.EndedCount;
import org.caseledger.query.checkup.EndedSubset;
import org.caseledger.query.checkup.Omissions;
import org.caseledger.query.checkup.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How cases ended, with or without what they needed, and the cases behind each number (P9.12). */
@Component
@RequiredArgsConstructor
class CaseEndings {

    private final Omissions omissions;
    private final Paging paging;
    private final Clock clock;

    /** Of what is asked. */
    record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable EndedSubset which,
            @Nullable ComplaintState outcome,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        static Question ofPeriod(@Nullable String from, @Nullable String until) {
            return new Question(from, until, null, null, null, null, null);
        }
    }

    /** Some of the endings, and how many there are. */
    record Listed(long total, List<Ended> cases) {}

    /** The numbers of the period, by how the cases ended. */
    List<EndedCount> counts(Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(question.after());
        return omissions.counts(period(question));
    }

    /** The endings that one of the numbers counts. */
    Listed list(Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(question.after());
        var found = omissions.endings(
                question.which() == null ? EndedSubset.ALL : question.which(),
                question.outcome(),
                period(question),
                Paging.page(question.page()),
                Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    private Period period(Question question) {
        return UsualPeriod.asked(question.from(), question.until(), clock.instant());
    }
}
