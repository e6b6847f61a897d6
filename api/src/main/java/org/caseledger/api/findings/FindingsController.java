package org.caseledger.api.findings;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.AnswerFinding;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingSeverity;
import org.caseledger.query.findings.FindingsBy;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 审查发现: what does not keep to the procedure, and what a supervisor says to it. */
@RestController
@Tag(name = "findings 审查发现")
@RequestMapping("/api")
public class FindingsController {

    private final FindingQueries findings;
    private final CaseFindings ofCase;
    private final CaseReading reading;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Requests requests;
    private final Paging paging;

    FindingsController(
            FindingQueries findings,
            CaseFindings ofCase,
            CaseReading reading,
            CommandGate gate,
            JsonBodies bodies,
            Requests requests,
            Paging paging) {
        this.findings = findings;
        this.ofCase = ofCase;
        this.reading = reading;
        this.gate = gate;
        this.bodies = bodies;
        this.requests = requests;
        this.paging = paging;
    }

    /** Which findings are asked for. */
    public record Question(
            @Nullable FindingRule rule,
            @Nullable String clause,
            @Nullable FindingSeverity severity,
            @Nullable CaseId caseId,
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable FindingsBy none,
            @Nullable Boolean answered,
            @Nullable FindingAnswer answer,
            @Nullable String from,
            @Nullable String until,
            @Nullable FindingsBy by,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        FindingFilter filter() {
            var period = PeriodParameter.asked(from, until);
            return new FindingFilter(
                    rule,
                    clause,
                    severity,
                    caseId,
                    person,
                    unit,
                    none,
                    answered,
                    answer,
                    period.from(),
                    period.until());
        }
    }

    /** Some of the findings, and how many there are. */
    public record Listed(long total, List<Finding> findings) {}

    /** A rule as the table of contents tells it. */
    public record Told(
            FindingRule rule, String clause, FindingSeverity severity, String zh, String en) {}

    /** What a supervisor says to a finding: which rule it is of is in the address. */
    public record Said(FindingRule rule, FindingAnswer answer, String note) {}

    /** A finding as an address names it. */
    public record Which(String caseId, String rule, long position) {}

    /** The finding as the answer left it, and the position at which it was recorded. */
    public record Noted(long position, Finding finding) {}

    @GetMapping("/findings")
    public Listed list(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        paging.waitFor(question.after());
        var found =
                findings.find(
                        question.filter(),
                        Paging.page(question.page()),
                        Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    /** How many there are, by rule unless asked otherwise; of those that the same filters leave. */
    @GetMapping("/findings/counts")
    public List<FindingCount> counts(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        paging.waitFor(question.after());
        var by = question.by() == null ? FindingsBy.RULE : question.by();
        return findings.counts(by, question.filter());
    }

    /** Every rule there is. */
    @GetMapping("/findings/rules")
    public List<Told> rules() {
        return Arrays.stream(FindingRule.values())
                .map(r -> new Told(r, r.clause(), r.severity(), r.zh(), r.en()))
                .toList();
    }

    /** As they were written for people who may know the case (P7.20). */
    @GetMapping("/complaints/{id}/findings")
    public List<Finding> ofCase(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        var caseId = CaseReading.caseId(id);
        var all = ofCase.of(caseId).orElseThrow(NotFoundException::new);
        return all.stream().map(forEyesOf(person.actor(), caseId)).toList();
    }

    @PostMapping("/complaints/{id}/findings/{rule}/{position}/answer")
    Noted answer(
            @PathVariable String id,
            @PathVariable String rule,
            @PathVariable long position,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return answer(new Which(id, rule, position), body, requests.of(http, body, person), person);
    }

    /** Acknowledges or explains a finding, which stays. */
    public Noted answer(Which which, byte[] body, Request request, LoggedIn person) {
        var caseId = CaseReading.caseId(which.caseId());
        var position = which.position();
        var all = ofCase.of(caseId).orElseThrow(NotFoundException::new);
        gate.mustBeAllowed(AnswerFinding.class, caseId, person.actor(), request);
        var said = bodies.read(body, Said.class, "rule", which.rule());
        if (all.stream().noneMatch(finding -> is(finding, said.rule(), position))) {
            throw new NotFoundException();
        }
        var answer =
                new AnswerFinding(caseId, said.rule().name(), position, said.answer(), said.note());
        var recorded = gate.give(answer, person.actor(), request);
        return ofCase.at(caseId, recorded.position()).orElseThrow().stream()
                .filter(finding -> is(finding, said.rule(), position))
                .findFirst()
                .map(forEyesOf(person.actor(), caseId))
                .map(finding -> new Noted(recorded.position(), finding))
                .orElseThrow(NotFoundException::new);
    }

    private UnaryOperator<Finding> forEyesOf(Actor actor, CaseId caseId) {
        return AccessPolicy.knows(actor, reading.now(caseId, actor))
                ? UnaryOperator.identity()
                : Finding::withheld;
    }

    private static boolean is(Finding finding, FindingRule rule, long position) {
        return finding.rule() == rule && finding.position() == position;
    }
}
