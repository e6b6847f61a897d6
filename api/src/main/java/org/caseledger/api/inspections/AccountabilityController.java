package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.query.accountability.Accountability;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityCount;
import org.caseledger.query.accountability.AccountabilityFilter;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.caseledger.query.accountability.AccountabilitySource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 表彰、通报批评、追责 (P1.17, P3.14): what was said of units and people, in cases and beside them. */
@RestController
@Tag(name = "accountability 表彰追责")
@RequestMapping(AccountabilityController.PATH)
public class AccountabilityController {

    static final String PATH = "/api/accountability";

    private final AccountabilityQueries said;
    private final Paging paging;

    AccountabilityController(AccountabilityQueries said, Paging paging) {
        this.said = said;
        this.paging = paging;
    }

    /** Which of it is asked for; {@code none} names a key that it lacks. */
    public record Question(
            @Nullable CaseId caseId,
            @Nullable AccountabilitySource source,
            @Nullable AccountabilityKind kind,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable AccountabilityBy none,
            @Nullable Boolean withdrawn,
            @Nullable String from,
            @Nullable String until,
            @Nullable AccountabilityBy by,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        private AccountabilityFilter filter(LoggedIn reader) {
            var period = PeriodParameter.asked(from, until);
            return new AccountabilityFilter(
                    caseId,
                    source,
                    kind,
                    unit,
                    person,
                    none,
                    withdrawn,
                    period.from(),
                    period.until(),
                    AccessPolicy.onlyUnit(reader.actor()));
        }
    }

    /** Some of it, and how much there is. */
    public record Listed(long total, List<Accountability> said) {}

    @GetMapping
    public Listed list(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustSeeInspections(person.actor());
        var filter = question.filter(person);
        paging.waitFor(question.after());
        var found = said.find(filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    /** How much there is, by unit unless asked otherwise; of what the same filters leave. */
    @GetMapping("/counts")
    public List<AccountabilityCount> counts(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustSeeInspections(person.actor());
        var filter = question.filter(person);
        paging.waitFor(question.after());
        return said.counts(question.by() == null ? AccountabilityBy.UNIT : question.by(), filter);
    }

    /** What was said of the work under that identity. */
    @GetMapping("/{id}")
    public Accountability read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustSeeInspections(person.actor());
        UUID stream = CaseReading.caseId(id).value();
        var found = said.ofTheWork(stream, Long.MAX_VALUE).orElseThrow(NotFoundException::new);
        if (!AccessPolicy.sees(person.actor(), found.unit())) {
            throw new ForbiddenException();
        }
        return found;
    }
}
