package org.caseledger.api.approvals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.CommitteeDesk.CommitteeMembers;
import org.caseledger.api.approvals.SampleReviews.SampleAction;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.command.sampling.SampleCommand.DrawSample;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.findings.Finding;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The one form that the page of the committee has for an auditor, by how far the sample is. */
@Component
@RequiredArgsConstructor
class CommitteeForms {
    static final String DRAW = "draw";

    private static final String CASE = "caseId";
    private static final String READING = "reading";

    /** What the page shows, and its forms do not ask for. */
    static final Set<String> HIDDEN = Set.of(CASE, READING);

    private final OfficeForms forms;
    private final CommitteeMembers members;

    /** The name of the action in an address, its word, and what it begins with. */
    record Form(String action, PageCommand word, MultiValueMap<String, String> given) {
        boolean isOfAll() {
            return action.equals(DRAW) || action.equals(SampleAction.MINUTES.path());
        }

        /** What it is shown with: what was typed in it, but never what it hid then. */
        MultiValueMap<String, String> filled(@Nullable MultiValueMap<String, String> typed) {
            if (typed == null || !action.equals(typed.getFirst("do"))) {
                return given;
            }
            var filled = new LinkedMultiValueMap<>(typed);
            HIDDEN.stream().filter(given::containsKey).forEach(n -> filled.put(n, given.get(n)));
            return filled;
        }
    }

    /** What this person can do next to the sample, or to the case of it that is shown. */
    @Nullable
    Form next(@Nullable Sample sample, @Nullable DrawnCase shown, Actor actor) {
        if (actor.role() != Role.AUDITOR) {
            return null;
        } else if (sample == null) {
            return form(DRAW, DrawSample.class);
        } else if (!sample.named() || sample.minutes() != null) {
            return null;
        } else if (sample.cases().stream().allMatch(c -> c.state() == ReviewState.CONFIRMED)) {
            return minutes(sample, actor);
        }
        return shown == null ? null : review(shown, actor);
    }

    private @Nullable Form review(DrawnCase shown, Actor actor) {
        if (shown.state() == ReviewState.TO_CONCLUDE) {
            var form = form(SampleAction.CONCLUDE);
            form.given().set(CASE, shown.number());
            var others = members.besides(actor.person());
            if (others.size() == 1) {
                form.given().set("second", others.get(0).value());
            }
            return form;
        } else if (isForSecondReader(shown, actor)) {
            var form = form(SampleAction.CONFIRM);
            form.given().set(CASE, shown.number());
            // Whoever confirms, confirms the conclusion that is shown.
            form.given().set(READING, String.valueOf(shown.readings().size()));
            return form;
        }
        return null;
    }

    /** Whether it waits for a second reader who may be this person. */
    static boolean isForSecondReader(DrawnCase drawn, Actor actor) {
        var last = drawn.last();
        return drawn.state() == ReviewState.TO_CONFIRM
                && last != null
                && !last.by().person().equals(actor.person());
    }

    private static Form minutes(Sample sample, Actor actor) {
        var form = form(SampleAction.MINUTES);
        var present = new LinkedHashSet<>(sample.readers());
        present.add(actor.person());
        present.forEach(login -> form.given().add("members", login));
        return form;
    }

    private static Form form(SampleAction action) {
        return form(action.path(), action.command());
    }

    private static Form form(String action, Class<?> command) {
        return new Form(action, new PageCommand(command), new LinkedMultiValueMap<>());
    }

    /** What an action asks for; people are picked, never typed. */
    List<FormField> fields(String action, Actor actor) {
        var command = action.equals(DRAW)
                ? RandomSamples.Size.class
                : SampleAction.named(action).command();
        return forms.fields(command, "id").stream()
                .map(field -> switch (field.name()) {
                    case "second" -> field.pickedFrom(members.besides(actor.person()));
                    case "members" -> field.pickedFrom(members.all());
                    default -> field;
                })
                .toList();
    }

    /** The same, with the clauses of what was found in the case as suggestions. */
    static List<FormField> suggesting(List<FormField> fields, List<Finding> found) {
        var clauses = new LinkedHashSet<String>();
        found.forEach(finding -> clauses.add(finding.clause()));
        var offered = clauses.stream().map(c -> new FormField.Option(c, c)).toList();
        return fields.stream()
                .map(field -> field.name().equals("clause") ? field.with(offered) : field)
                .toList();
    }
}
