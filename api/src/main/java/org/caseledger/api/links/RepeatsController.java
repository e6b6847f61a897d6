package org.caseledger.api.links;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.CaseId;
import org.caseledger.query.repeats.CaseLink;
import org.caseledger.query.repeats.RepeatCandidate;
import org.caseledger.query.repeats.RepeatDraft;
import org.caseledger.query.repeats.RepeatFilter;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 重复投诉: cases that may be about the same matter, offered and never in the way (P4.22). Nothing is
 * opened: numbers made of what is sealed are compared.
 */
@RestController
@Tag(name = "repeats 重复投诉")
@RequestMapping("/api/complaints")
public class RepeatsController {

    private static final int USUAL_LIMIT = 20;
    private static final int LONGEST_PERIOD = 3650;

    private final RepeatQueries repeats;
    private final CaseReading reading;
    private final JsonBodies bodies;
    private final Paging paging;
    private final Vault vault;
    private final Clock clock;
    private final int usualDays;

    RepeatsController(
            RepeatQueries repeats,
            CaseReading reading,
            JsonBodies bodies,
            Paging paging,
            Vault vault,
            Clock clock,
            @Value("${caseledger.repeats.within-days}") int usualDays) {
        this.repeats = repeats;
        this.reading = reading;
        this.bodies = bodies;
        this.paging = paging;
        this.vault = vault;
        this.clock = clock;
        this.usualDays = usualDays;
    }

    /** Within how many days is looked, and how many candidates are wanted at most. */
    public record Question(@Nullable Integer days, @Nullable Integer limit, @Nullable Long after) {}

    /** The candidates, the best first, among the cases received within so many days. */
    public record Candidates(int days, List<RepeatCandidate> candidates) {}

    /** What people have linked and joined. */
    public record Ties(List<CaseLink> ties) {}

    @GetMapping("/{id}/repeat-candidates")
    public Candidates of(
            @PathVariable String id,
            @ParameterObject Question question,
            @AuthenticationPrincipal LoggedIn person) {
        var caseId = seen(id, question, person);
        var filter = filter(question, person);
        return new Candidates(filter.days(), repeats.of(caseId, filter));
    }

    @GetMapping("/{id}/ties")
    public Ties ties(
            @PathVariable String id,
            @ParameterObject Question question,
            @AuthenticationPrincipal LoggedIn person) {
        var caseId = seen(id, question, person);
        return new Ties(repeats.ties(caseId, AccessPolicy.onlyUnit(person.actor())));
    }

    /** For whoever is at the phone: before there is a case. */
    @PostMapping("/repeat-candidates")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            schema = @Schema(implementation = RepeatDraft.class)))
    public Candidates ofDraft(
            HttpServletRequest http,
            @ParameterObject Question question,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        return ofDraft(bodies.read(bodies.bytes(http), RepeatDraft.class), question, person);
    }

    /** The same of a complaint that is told on a page. */
    public Candidates ofDraft(RepeatDraft draft, Question question, LoggedIn person) {
        if (!AccessPolicy.opensWhatWasSaid(person.actor())) {
            throw new ForbiddenException();
        }
        if (draft.phone() == null && draft.respondent() == null && draft.text() == null) {
            throw new InvalidInputException(
                    "", "请填写电话、被投诉人或投诉内容", "Enter a phone number, a respondent or a text");
        }
        mustCompare();
        paging.waitFor(question.after());
        var filter = filter(question, person);
        return new Candidates(filter.days(), repeats.of(draft, filter, clock.instant()));
    }

    private CaseId seen(String id, Question question, LoggedIn person) {
        var caseId = CaseReading.caseId(id);
        reading.now(caseId, person.actor());
        mustCompare();
        paging.waitFor(question.after());
        return caseId;
    }

    /** Without the master key the view stands still, and its answer would be an old one. */
    private void mustCompare() {
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
    }

    private RepeatFilter filter(Question question, LoggedIn person) {
        var days = question.days() == null ? usualDays : question.days();
        var limit = question.limit() == null ? USUAL_LIMIT : question.limit();
        return new RepeatFilter(
                Paging.within("days", days, 1, LONGEST_PERIOD),
                Paging.within("limit", limit, 1, 100),
                AccessPolicy.onlyUnit(person.actor()),
                AccessPolicy.opensWhatWasSaid(person.actor()));
    }
}
