package org.caseledger.api.office;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.events.Actor;
import org.caseledger.query.whatif.CaseComparison;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfs;
import org.springframework.stereotype.Component;

/** Which due times other rules would move, of the cases of a year; nothing is recorded or kept. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class MovedDeadlines {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int SHOWN = 20;

    private final WhatIfs whatIfs;
    private final Clock clock;

    /**
     * Of so many deadlines, those due earlier, later or with another result; {@code cases} are the first of those that
     * run now. {@code complete} is false if counting took too long.
     */
    public record Moved(
            boolean complete,
            long deadlines,
            long earlier,
            long later,
            long changed,
            long running,
            List<CaseComparison> cases) {}

    /** Shows the cases to those who decide on rules, and only their number to others. */
    public Moved under(OtherRules rules, Actor actor) {
        var now = clock.instant();
        try {
            return whatIfs.answer(rules, now.minus(YEAR), now.plusSeconds(1), PATIENCE)
                    .map(run -> moved(run, AccessPolicy.weighsRules(actor)))
                    .orElseGet(() -> new Moved(false, 0, 0, 0, 0, 0, List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Moved moved(WhatIfRun run, boolean withCases) {
        var all = run.overall();
        var running = new CaseFilter(Which.MOVED, As.BEFORE, null, false, null, null, Verdict.RUNNING, null);
        var cases = run.cases(running, 0, SHOWN);
        return new Moved(
                true,
                all.clocks(),
                all.earlier(),
                all.later(),
                all.changed(),
                cases.total(),
                withCases ? cases.cases() : List.of());
    }
}
