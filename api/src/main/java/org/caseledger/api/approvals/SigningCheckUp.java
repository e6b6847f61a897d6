package org.caseledger.api.approvals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.query.checkup.CheckUp;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Signed;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.checkup.SignedSubset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 签阅体检: how leaders and reviewers sign, and the decisions behind each number. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SigningCheckUp {

    private final CheckUpQueries checkUps;
    private final Paging paging;
    private final Clock clock;

    /** Of what is asked. */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable SignedKind kind,
            @Nullable SignedSubset which,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        Period period(Instant now) {
            return UsualPeriod.asked(from, until, now);
        }
    }

    /** Some of the decisions, and how many there are. */
    public record Listed(long total, List<Signed> decisions) {}

    /** Everybody who signed in the period. */
    public List<CheckUp> all(Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(question.after());
        return checkUps.checkUp(question.period(clock.instant()), question.kind(), null);
    }

    /** The decisions that one of a person's numbers counts. */
    public Listed decisions(String signer, Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(question.after());
        var found = checkUps.decisions(
                signer,
                question.which() == null ? SignedSubset.ALL : question.which(),
                question.period(clock.instant()),
                question.kind(),
                Paging.page(question.page()),
                Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }
}
