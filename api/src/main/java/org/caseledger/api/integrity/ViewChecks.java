package org.caseledger.api.integrity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.views.BackgroundAudit;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.CheckScope;
import org.caseledger.query.views.InvalidQuery;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 核对: rebuilds a part of a view from the log and reports how the shown rows differ from it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ViewChecks {
    private static final int USUAL_SECONDS = 20;
    private static final int MOST_SECONDS = 60;

    private final Views views;

    /** What is checked of a view: a case, a unit's, or all; and a number of rows. */
    public record Check(
            String view,
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable NumberOfRows number,
            @Nullable CaseId after,
            @Nullable Integer seconds) {}

    /** Which rows are counted: of a table, with these values, and with nothing in {@code none}. */
    public record NumberOfRows(
            String table,
            @Nullable Map<String, String> where,
            @Nullable List<String> none) {
        CheckScope.Number asked() {
            var values = new HashMap<String, @Nullable String>();
            if (where != null) {
                values.putAll(where);
            }
            if (none != null) {
                none.forEach(column -> values.put(column, null));
            }
            return new CheckScope.Number(table, values);
        }
    }

    /** Builds those rows anew and compares; throws {@link NotFoundException} for no view. */
    public CheckReport check(Check check, Actor actor) {
        AccessPolicy.mustOversee(actor);
        NotFoundException.unless(views.status().stream().anyMatch(v -> v.name().equals(check.view())));
        try {
            return views.check(check.view(), scope(check, actor.person()));
        } catch (InvalidQuery e) {
            throw new InvalidInputException("number", e.text());
        }
    }

    private static CheckScope scope(Check check, String reader) {
        int seconds = check.seconds() == null ? USUAL_SECONDS : check.seconds();
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new InvalidInputException("seconds", "应在1与%d之间", "must be from 1 to %d", MOST_SECONDS);
        }
        return new CheckScope(
                check.caseId(),
                check.unit(),
                check.number() == null ? null : check.number().asked(),
                check.after(),
                Duration.ofSeconds(seconds),
                reader);
    }

    /** 视图: how far each is behind the log, how far a rebuild is, and whether it says what the log does. */
    @PageController
    @RequestMapping("/views")
    @RequiredArgsConstructor
    static class ViewPages {
        private final Views views;
        private final ViewChecks checks;
        private final BackgroundAudit audit;

        @GetMapping
        String views(PageRequest page) {
            page.add("views", views.status());
            page.add("audit", audit.progress().orElse(null));
            page.add("mayCheck", AccessPolicy.oversees(page.actor()));
            return "integrity/views";
        }

        /** Begins to compare all of them with the log; the page tells how far that is. */
        @PostMapping("/audit")
        String audit(LoggedIn person) {
            AccessPolicy.mustOversee(person.actor());
            audit.begin();
            return "redirect:/views";
        }

        /** Builds rows of one anew, aside, and shows how those that answer differ. */
        @PostMapping("/{view}/check")
        String check(@PathVariable String view, PageRequest page) {
            var check = new ViewChecks.Check(view, null, null, null, null, null);
            page.add("report", checks.check(check, page.actor()));
            return views(page);
        }
    }
}
