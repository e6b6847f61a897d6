package org.caseledger.api.findings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.oversight.OversightCommand.AnswerFinding;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
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
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 审查发现: what does not keep to the procedure, and what a supervisor says to it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FindingReview {
    private final FindingQueries findings;
    private final CaseFindings ofCase;
    private final CaseReading reading;
    private final CommandGate gate;
    private final ListReading lists;

    /** Some of the findings, and how many there are. */
    public record Listed(long total, List<Finding> findings) {}

    /** A supervisor's answer to a finding, whose rule is in the address. */
    public record Said(FindingRule rule, FindingAnswer answer, String note) {}

    /** A finding as an address names it. */
    public record Which(String caseId, String rule, long position) {}

    /** The finding as the answer left it, and the position at which it was recorded. */
    public record Noted(long position, Finding finding) {}

    Listed list(FindingFilter filter, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        return lists.find(FindingFilter.LIST, filter, part, actor).as(Listed::new);
    }

    /** How many there are, by rule unless asked otherwise; of those that the same filters leave. */
    List<FindingCount> counts(FindingFilter filter, @Nullable FindingsBy by, Part part, Actor actor) {
        AccessPolicy.mustOversee(actor);
        lists.upTo(part, filter, actor);
        return findings.counts(by == null ? FindingsBy.RULE : by, filter);
    }

    /** As they were written for people who may know the case (P7.20). */
    public List<Finding> ofCase(String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var caseId = CaseReading.caseId(id);
        var all = ofCase.of(caseId).orElseThrow(NotFoundException::new);
        return all.stream().map(forEyesOf(actor, caseId)).toList();
    }

    /** Acknowledges or explains a finding, which stays. */
    public Noted answer(Which which, SentJson sent) {
        var request = sent.request();
        var actor = sent.actor();
        var caseId = CaseReading.caseId(which.caseId());
        var position = which.position();
        var all = ofCase.of(caseId).orElseThrow(NotFoundException::new);
        gate.mustBeAllowed(AnswerFinding.class, caseId, actor, request);
        var said = sent.as(Said.class, "rule", which.rule());
        if (all.stream().noneMatch(finding -> is(finding, said.rule(), position))) {
            throw new NotFoundException();
        }
        var answer = new AnswerFinding(caseId, said.rule().name(), position, said.answer(), said.note());
        var recorded = gate.give(answer, actor, request);
        return ofCase.at(caseId, recorded.position()).orElseThrow().stream()
                .filter(finding -> is(finding, said.rule(), position))
                .findFirst()
                .map(forEyesOf(actor, caseId))
                .map(finding -> new Noted(recorded.position(), finding))
                .orElseThrow(NotFoundException::new);
    }

    private UnaryOperator<Finding> forEyesOf(Actor actor, CaseId caseId) {
        return AccessPolicy.knows(actor, reading.now(caseId, actor)) ? UnaryOperator.identity() : Finding::withheld;
    }

    private static boolean is(Finding finding, FindingRule rule, long position) {
        return finding.rule() == rule && finding.position() == position;
    }

    /** 审查发现: what does not keep to the procedure, where it shows, and what is said to it. */
    @PageController
    @RequestMapping("/findings")
    @RequiredArgsConstructor
    static class FindingPages {
        private final FindingReview findings;
        private final CaseReading reading;

        @GetMapping
        String list(
                FindingFilter filter, @RequestParam(defaultValue = "RULE") FindingsBy by, Part part, PageRequest page) {
            var found = findings.list(filter, part, page.actor());
            page.show(filter, found.total(), found.findings());
            page.add(
                    "counts",
                    findings.counts(filter, by, part, page.actor()).stream()
                            .map(count -> new FindingCountLine(by, count, page.asked()))
                            .toList());
            page.add("by", by);
            page.add("bys", FindingsBy.values());
            return "findings/list";
        }

        @FormMapping("/{id}/{rule}/{position}")
        ModelAndView answer(
                @PathVariable String id, @PathVariable String rule, @PathVariable long position, FormRequest form) {
            var which = new Which(id, rule, position);
            return form.page(
                    "findings/finding",
                    () -> form.fields(Said.class, "rule"),
                    Set.of(),
                    () -> show(which, form),
                    sent -> {
                        findings.answer(which, sent);
                        return "/findings/%s/%s/%d".formatted(id, rule, position);
                    });
        }

        private void show(Which which, FormRequest form) {
            var finding = find(which, form.actor());
            var file = reading.now(CaseReading.caseId(which.caseId()), form.actor());
            form.add("finding", finding);
            form.add(
                    "events",
                    reading.history(file, form.actor()).stream()
                            .filter(entry -> finding.positions().contains(entry.position()))
                            .toList());
            form.add("mayAnswer", form.actor().role() == Role.SUPERVISOR);
        }

        private Finding find(Which which, Actor actor) {
            List<Finding> all = findings.ofCase(which.caseId(), actor);
            return all.stream()
                    .filter(f -> f.rule().name().equals(which.rule()))
                    .filter(f -> f.position() == which.position())
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }
    }

    /** Count of findings for one key, with links to them. */
    public record FindingCountLine(FindingsBy by, FindingCount count, Map<String, String> asked) {
        /** What the key is; null for the complaint center, or for omissions without an actor. */
        public @Nullable Object name() {
            var key = count.key();
            if (key == null) {
                return null;
            }
            return switch (by) {
                case RULE -> FindingRule.valueOf(key);
                case SEVERITY -> FindingSeverity.valueOf(key);
                case UNIT -> new UnitId(key);
                case PERSON, CLAUSE -> key;
            };
        }

        /** All of them. */
        public String all() {
            return to("answered", null);
        }

        /** Those without an answer. */
        public String unanswered() {
            return to("answered", false);
        }

        /** Those with this last answer. */
        public String answered(FindingAnswer answer) {
            return to("answer", answer.name());
        }

        /** Those of imported histories, which wait for no answer. */
        public String history() {
            return to(RequestedFilter.with(asked, "history", true), "answered", false);
        }

        private String to(String parameter, @Nullable Object value) {
            return to(asked, parameter, value);
        }

        private String to(Map<String, String> filter, String parameter, @Nullable Object value) {
            var ofKey = count.key() == null
                    ? RequestedFilter.with(filter, "none", by.name())
                    : RequestedFilter.with(filter, by.name().toLowerCase(Locale.ROOT), count.key());
            return "/findings?" + RequestedFilter.again(RequestedFilter.with(ofKey, parameter, value));
        }
    }
}
