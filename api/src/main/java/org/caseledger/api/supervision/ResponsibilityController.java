package org.caseledger.api.supervision;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.responsibility.HoldingBy;
import org.caseledger.query.responsibility.HoldingFilter;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.HoldingRow;
import org.caseledger.query.responsibility.HoldingTime;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 责任时间: how many office hours units and people held cases. */
@RestController
@Tag(name = "responsibility 责任时间")
@RequestMapping("/api/responsibility")
public class ResponsibilityController {

    private final HoldingQueries held;
    private final Paging paging;
    private final Clock clock;

    ResponsibilityController(HoldingQueries held, Paging paging, Clock clock) {
        this.held = held;
        this.paging = paging;
        this.clock = clock;
    }

    /** The time between two instants, of which case and whom, and whether of migrated ones too. */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable CaseId caseId,
            @Nullable Role role,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable Boolean lasting,
            @Nullable Boolean migrated,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        /** The same, held by nobody in particular. */
        public Question ofNobody() {
            return new Question(
                    from, until, caseId, role, unit, "", lasting, migrated, page, size, after);
        }
    }

    /** Who held cases, and for how many office hours of the time between these instants. */
    public record Held(Instant from, Instant until, long total, List<HoldingTime> held) {}

    /** The times behind a number. */
    public record Behind(Instant from, Instant until, long total, List<HoldingRow> holdings) {}

    @GetMapping("/units")
    public Held units(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        return times(HoldingBy.UNIT, question, person.actor());
    }

    /** For those who look into what people do. */
    @GetMapping("/people")
    public Held people(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        if (!AccessPolicy.oversees(person.actor())) {
            throw new ForbiddenException();
        }
        return times(HoldingBy.PERSON, question, person.actor());
    }

    private Held times(HoldingBy by, Question question, Actor actor) {
        var filter = asked(question, actor);
        var found =
                held.times(by, filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Held(filter.from(), filter.until(), found.total(), found.rows());
    }

    /** Each time that a case waited, with the case; without names for those who do not oversee. */
    @GetMapping("/holdings")
    public Behind holdings(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        var actor = person.actor();
        if (question.person() != null && !AccessPolicy.oversees(actor)) {
            throw new ForbiddenException();
        }
        var filter = asked(question, actor);
        var found = held.held(filter, Paging.page(question.page()), Paging.size(question.size()));
        var rows =
                AccessPolicy.oversees(actor)
                        ? found.rows()
                        : found.rows().stream().map(HoldingRow::withoutPerson).toList();
        return new Behind(filter.from(), filter.until(), found.total(), rows);
    }

    private HoldingFilter asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = clock.instant();
        var period = PeriodParameter.asked(question.from(), question.until()).orYearUntil(now);
        paging.waitFor(question.after());
        return new HoldingFilter(
                period.from(),
                period.until().isAfter(now) ? now : period.until(),
                question.caseId(),
                question.role(),
                question.unit(),
                question.person(),
                question.lasting(),
                Boolean.TRUE.equals(question.migrated()),
                AccessPolicy.onlyUnit(actor));
    }
}
