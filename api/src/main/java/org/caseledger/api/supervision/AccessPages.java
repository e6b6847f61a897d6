package org.caseledger.api.supervision;

import java.util.Map;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.supervision.Oversight.AccessQuestion;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.events.UnitId;
import org.caseledger.query.history.HistoryQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 查阅记录: who logged in, and looked for, opened, printed or took what; of a case also who was refused what, and by which
 * rule.
 */
@PageController
@RequiredArgsConstructor
class AccessPages {
    private static final String PATH = "/supervision/access";

    private final CaseReading reading;
    private final Oversight oversight;

    /** The person, the kind of access, and the page. */
    record Asked(
            @Nullable String kind,
            @Nullable String caseId,
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable Integer page,
            @Nullable Integer size) {}

    @GetMapping(PATH)
    String accesses(Asked asked, DayRange days, LoggedIn person, Model model) {
        var question = new AccessQuestion(
                asked.kind(),
                asked.caseId(),
                asked.person(),
                asked.unit(),
                days.begin(),
                days.end(),
                asked.page(),
                asked.size(),
                null);
        var found = oversight.accesses(question, person.actor());
        var all = filtered(new Address(PATH), asked, days);
        var filters = Map.of("person", all, "caseId", all.with("person", asked.person()));
        var address = all.with("person", asked.person()).with("caseId", asked.caseId());
        model.addAttribute("accesses", found.entries());
        model.addAttribute("kinds", new TreeSet<>(HistoryQueries.ACCESSES));
        model.addAttribute("asked", asked);
        model.addAttribute("days", days);
        model.addAttribute("filters", filters);
        model.addAttribute(
                "file",
                filtered(new Address("/api/accesses"), asked, days)
                        .with("person", asked.person())
                        .with("caseId", asked.caseId()));
        model.addAttribute("sheet", Pagination.of(address, asked.page(), asked.size(), found.total()));
        return "supervision/accesses";
    }

    private static Address filtered(Address address, Asked asked, DayRange days) {
        return address.with("kind", asked.kind())
                .with("unit", asked.unit())
                .with("from", days.from())
                .with("until", days.until());
    }

    @GetMapping("/cases/{id}/access")
    String access(@PathVariable String id, PageRequest page) {
        page.add("openings", oversight.openings(id, page.actor()));
        page.add("taken", oversight.taken(id, page.actor()));
        page.add("refusals", oversight.refusals(id, page.actor()));
        page.add("case", reading.read(CaseReading.caseId(id), null, page.actor()));
        return "supervision/access";
    }
}
