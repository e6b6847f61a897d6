package org.caseledger.api.approvals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.query.InPeriod;
import org.caseledger.query.checkup.CheckUp;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Ended.EndedFilter;
import org.caseledger.query.checkup.EndedSubset;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Signed;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.checkup.SignedSubset;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingsBy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** 签阅体检: how leaders and reviewers sign, and the decisions behind each number. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SigningCheckUp {
    private final CheckUpQueries checkUps;
    private final ListReading lists;

    /** Of what is asked. */
    public record Question(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable SignedKind kind,
            @Nullable SignedSubset which) implements InPeriod {
        public Question {
            which = which == null ? SignedSubset.ALL : which;
        }
    }

    /** Some of the decisions, and how many there are. */
    public record Listed(long total, List<Signed> decisions) {}

    /** Everybody who signed in the period. */
    List<CheckUp> all(Question question, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var now = lists.upTo(part, question, actor).now();
        return checkUps.checkUp(UsualPeriod.of(question, now), question.kind(), null);
    }

    /** The decisions that one of a person's numbers counts. */
    Listed decisions(String signer, Question question, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var now = lists.upTo(part, question, actor).now();
        return checkUps.decisions(
                        signer,
                        question.which(),
                        UsualPeriod.of(question, now),
                        question.kind(),
                        Paging.page(part.page()),
                        Paging.size(part.size()))
                .as(Listed::new);
    }

    /** 签阅体检: how leaders and reviewers sign, each number with its decisions. */
    @PageController
    @RequestMapping("/approvals/check-up")
    @RequiredArgsConstructor
    static class CheckUpPages {
        private final SigningCheckUp checkUps;
        private final CaseEndings endings;
        private final FindingQueries findings;
        private final Clock clock;

        /** How many findings a rule has, and how many of them are unanswered. */
        record RuleCount(FindingRule rule, long total, long unanswered) {}

        @GetMapping
        String all(Question question, Part part, PageRequest page) {
            page.add("rows", checkUps.all(question, part, page.actor()));
            var ended = new EndedFilter(question.from(), question.until(), null, null);
            page.add("endings", endings.counts(ended, part, page.actor()));
            var period = UsualPeriod.of(question, clock.instant());
            page.add("findings", found(period));
            page.add("from", period.from());
            page.add("until", period.until());
            page.add("subsets", EndedSubset.values());
            page.add("asked", page.asked());
            page.add("kinds", SignedKind.values());
            return "approvals/check-up";
        }

        @GetMapping("/{signer}")
        String decisions(@PathVariable String signer, Question question, Part part, PageRequest page) {
            var found = checkUps.decisions(signer, question, part, page.actor());
            page.show(question, found.total(), found.decisions());
            page.add("signer", signer);
            page.add("which", question.which());
            return "approvals/signed";
        }

        private List<RuleCount> found(Period period) {
            return findings.counts(FindingsBy.RULE, FindingFilter.of(null, period.from(), period.until())).stream()
                    .map(c -> new RuleCount(
                            FindingRule.valueOf(Objects.requireNonNull(c.key())), c.total(), c.unanswered()))
                    .toList();
        }
    }

    /** The period of a check-up: the last 90 days unless a beginning is given. */
    static final class UsualPeriod {
        /** All there is takes too long. */
        private static final Duration USUAL = Duration.ofDays(90);

        private UsualPeriod() {}

        static Period of(InPeriod asked, Instant now) {
            var end = asked.until() == null ? now : asked.until();
            return new Period(asked.from() == null ? end.minus(USUAL) : asked.from(), asked.until());
        }
    }
}
