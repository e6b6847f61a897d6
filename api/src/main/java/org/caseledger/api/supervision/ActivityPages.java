package org.caseledger.api.supervision;

import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.supervision.Oversight.Question;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.query.history.ActivityEntry;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 办理动态: what people did, the latest first, of everybody, a unit or one of them. */
@PageController
@RequiredArgsConstructor
class ActivityPages {
    private static final String PATH = "/supervision/activity";
    private static final Set<String> OF_CASES = names(ComplaintEvent.class);
    private static final Set<String> OF_INCIDENTS = names(IncidentEvent.class);

    private final Oversight oversight;

    private static Set<String> names(Class<? extends LedgerEvent> of) {
        return EventCodec.types().stream()
                .filter(of::isAssignableFrom)
                .map(EventCodec::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whose, and which part of it. */
    record Asked(
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable Integer page,
            @Nullable Integer size) {}

    /** Something that was done, and the address of what it was done to, if that has one. */
    public record Done(
            HistoryEntry entry,
            @Nullable String number,
            @Nullable String to) {
        static Done of(ActivityEntry done) {
            return new Done(done.entry(), done.number(), address(done.entry()));
        }

        private static @Nullable String address(HistoryEntry entry) {
            if (OF_CASES.contains(entry.type())) {
                return "/cases/%s/at/%d".formatted(entry.caseId(), entry.position());
            }
            return OF_INCIDENTS.contains(entry.type()) ? "/incidents/" + entry.caseId() : null;
        }
    }

    @GetMapping(PATH)
    String activity(Asked asked, DayRange days, LoggedIn person, Model model) {
        var question =
                new Question(asked.person(), asked.unit(), days.begin(), days.end(), asked.page(), asked.size(), null);
        var found = oversight.activity(question, person.actor());
        var all = new Address(PATH)
                .with("unit", asked.unit())
                .with("from", days.from())
                .with("until", days.until());
        var address = all.with("person", asked.person());
        model.addAttribute("acts", found.entries().stream().map(Done::of).toList());
        model.addAttribute("asked", asked);
        model.addAttribute("days", days);
        model.addAttribute("all", all);
        model.addAttribute("sheet", Pagination.of(address, asked.page(), asked.size(), found.total()));
        return "supervision/activity";
    }
}
