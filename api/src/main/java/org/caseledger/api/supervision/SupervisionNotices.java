package org.caseledger.api.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.urging.AnswerState;
import org.caseledger.query.urging.Proposal;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.SentUrging;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.urging.UrgingQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 催办、督办、通报: what is proposed, what was sent, and who owes an answer; people send. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SupervisionNotices {

    private final UrgingQueries urgings;
    private final Proposals proposals;
    private final Paging paging;
    private final Clock clock;

    /** Which steps are asked for; when they were sent and answered only of those that were. */
    public record Question(
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable UrgingStep step,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable AnswerState answer,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        private UrgingFilter filter(Actor actor) {
            var period = PeriodParameter.asked(from, until);
            return new UrgingFilter(
                    caseId, unit, step, clock, AccessPolicy.onlyUnit(actor), period.from(), period.until());
        }
    }

    /** Steps that were sent. */
    public record Sent(Instant asOf, long total, List<SentUrging> urgings) {}

    /** Steps that are proposed; a criticism after so many working days of red. */
    public record Proposed(Instant asOf, int criticismAfter, long total, List<Proposal> proposals) {}

    public Sent sent(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        var now = clock.instant();
        var found = urgings.sent(
                question.filter(actor),
                question.answer(),
                Paging.page(question.page()),
                Paging.size(question.size()),
                now);
        return new Sent(now, found.total(), found.rows());
    }

    public Proposed proposals(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        onlyOfWhatWasSent("answer", question.answer());
        onlyOfWhatWasSent("from", question.from());
        onlyOfWhatWasSent("until", question.until());
        paging.waitFor(question.after());
        var now = clock.instant();
        var found =
                proposals.find(question.filter(actor), Paging.page(question.page()), Paging.size(question.size()), now);
        return new Proposed(now, proposals.criticismAfter(), found.total(), found.rows());
    }

    private static void onlyOfWhatWasSent(String parameter, @Nullable Object given) {
        if (given != null) {
            throw new InvalidInputException(parameter, "只用于已发出的督办", "applies only to notices that were sent");
        }
    }
}
