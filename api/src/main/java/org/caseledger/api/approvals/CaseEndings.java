package org.caseledger.api.approvals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.SigningCheckUp.UsualPeriod;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.checkup.Ended;
import org.caseledger.query.checkup.Ended.EndedFilter;
import org.caseledger.query.checkup.EndedCount;
import org.caseledger.query.checkup.EndedSubset;
import org.caseledger.query.checkup.Omissions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;

/** How cases ended, with or without what they needed, and the cases behind each number (P9.12). */
@Component
@RequiredArgsConstructor
class CaseEndings {
    private final Omissions omissions;
    private final ListReading lists;

    /** Some of the endings, and how many there are. */
    record Listed(long total, List<Ended> cases) {}

    /** The numbers of the period, by how the cases ended. */
    List<EndedCount> counts(EndedFilter filter, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var now = lists.upTo(part, filter, actor).now();
        return omissions.counts(ofPeriod(filter, null, null, now));
    }

    /** The endings that one of the numbers counts. */
    Listed list(EndedFilter filter, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var reader = lists.reader(actor);
        var asked = ofPeriod(filter, filter.which(), filter.outcome(), reader.now());
        return lists.find(EndedFilter.LIST, asked, part, reader).as(Listed::new);
    }

    private static EndedFilter ofPeriod(
            EndedFilter filter, @Nullable EndedSubset which, @Nullable ComplaintState outcome, Instant now) {
        var period = UsualPeriod.of(filter, now);
        return new EndedFilter(period.from(), period.until(), which, outcome);
    }

    /** The endings behind a number of the check-up (P9.12). */
    @PageController
    @RequiredArgsConstructor
    static class EndingPages {
        private static final String PATH = "/approvals/endings";

        private final CaseEndings endings;

        @GetMapping(PATH)
        String list(EndedFilter filter, Part part, PageRequest page) {
            var found = endings.list(filter, part, page.actor());
            page.show(filter, found.total(), found.cases());
            page.add(
                    "outcomes",
                    Arrays.stream(ComplaintState.values())
                            .filter(s -> !s.isOpen())
                            .toList());
            return "approvals/endings";
        }
    }
}
