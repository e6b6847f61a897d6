package org.caseledger.api.approvals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.CommitteeDesk.CommitteeMembers;
import org.caseledger.api.approvals.CommitteePopulation.PopulationQuestion;
import org.caseledger.api.approvals.MinutesDocument.Periods;
import org.caseledger.api.approvals.SampleReviews.SampleAction;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.ProgressStep;
import org.caseledger.api.web.ProgressStep.State;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Population;
import org.caseledger.query.checkup.Sample;
import org.caseledger.review.ReviewState;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 审查委员会 (P9.12): population, strata, sample, conclusions, second reader and minutes on one page, to which each of its
 * forms leads back.
 */
@PageController
@RequestMapping(CommitteePages.PATH)
@RequiredArgsConstructor
class CommitteePages {
    static final String PATH = "/committee";

    private static final String VIEW = "approvals/committee";

    /** The parameters of the population. */
    private static final Set<String> OF_POPULATION = Set.of("any", "from", "until", "unit", "leader", "gated");

    private static final Map<String, String> SAID = Map.of(
            SampleAction.CONCLUDE.path(), "said.concluded",
            SampleAction.CONFIRM.path(), "said.confirmed",
            SampleAction.MINUTES.path(), "said.minutes");

    private final RandomSamples samples;
    private final SampleReviews reviews;
    private final CommitteePopulation population;
    private final CommitteeMembers members;
    private final CommitteeDesk desk;
    private final CommitteeForms forms;
    private final SentForms sentForms;

    /** A sample, a case of it, or else the population that one may be drawn of. */
    record Asked(
            @Nullable String sample,
            @Nullable String number,
            @Nullable String from,
            @Nullable String until,
            @Nullable UnitId unit,
            @Nullable String leader,
            @Nullable Boolean gated,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        PopulationQuestion population() {
            return new PopulationQuestion(null, from, until, unit, leader, gated);
        }

        String one() {
            if (sample == null) {
                throw new NotFoundException();
            }
            return sample;
        }

        private Address address() {
            return sample == null
                    ? CommitteePopulation.address(population())
                    : new Address(PATH).with("sample", sample).with("number", number);
        }

        /** Where the form of an action on this case, or on the whole, is sent. */
        String action(String action, @Nullable String of) {
            return address().with("number", of).with("do", action).toString();
        }
    }

    @GetMapping
    String desk(Asked asked, @RequestParam Map<String, String> parameters, LoggedIn person, Model model) {
        var actor = person.actor();
        var chosen = asked.sample();
        var question = asked.population();
        if (chosen == null && parameters.keySet().stream().noneMatch(OF_POPULATION::contains)) {
            chosen = samples.openFor(actor).map(Object::toString).orElse(null);
            question = population.thisQuarter();
        }
        var shown = new Asked(
                chosen,
                asked.number(),
                question.from(),
                question.until(),
                question.unit(),
                question.leader(),
                question.gated(),
                asked.page(),
                asked.size(),
                asked.after());
        show(shown, null, FormErrors.NONE, actor, model);
        return VIEW;
    }

    @PostMapping
    ModelAndView give(
            Asked asked,
            @RequestParam(name = "do", defaultValue = CommitteeForms.DRAW) String action,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        var actor = person.actor();
        var address = asked.action(action, asked.number());
        var form = new SentForm(address, forms.fields(action, actor), typed, person);
        return sentForms.send(
                form,
                () -> {},
                sent -> {
                    if (action.equals(CommitteeForms.DRAW)) {
                        var drawn = samples.drawOf(asked.population(), sent);
                        SentForms.say("said.drawn", String.valueOf(drawn.cases().size()));
                        return of(drawn, drawn.position());
                    }
                    var reviewed = reviews.give(asked.one(), action, sent);
                    SentForms.say(SAID.get(action), asked.number());
                    return of(reviewed.sample(), reviewed.position());
                },
                mistakes -> {
                    show(asked, typed, mistakes, actor, model);
                    return SentForms.again(VIEW, model);
                });
    }

    /** The page of a sample, whose list of samples has what was just done. */
    private static String of(Sample sample, long position) {
        return new Address(PATH)
                .with("sample", sample.id())
                .with("after", position)
                .toString();
    }

    private void show(
            Asked asked, @Nullable MultiValueMap<String, String> typed, FormErrors mistakes, Actor actor, Model model) {
        var found = samples.all(asked.page(), asked.size(), asked.after(), actor);
        var sample = asked.sample() == null ? null : samples.read(asked.sample(), actor);
        boolean ofCases = sample != null && sample.asked().strata() != null;
        var item = ofCases ? desk.item(sample, asked.number(), actor) : null;
        model.addAttribute("samples", found.samples());
        model.addAttribute("sheet", Pagination.of(asked.address(), asked.page(), asked.size(), found.total()));
        model.addAttribute("sample", sample);
        model.addAttribute("item", item);
        model.addAttribute("steps", new CommitteeProgress(RequestLanguage.current()).of(sample));
        model.addAttribute("anew", CommitteePopulation.address(population.thisQuarter()));
        if (ofCases) {
            model.addAttribute("members", desk.members(sample));
            model.addAttribute(
                    "period", Periods.text(sample.asked().from(), sample.asked().until()));
            populationOf(samples.population(sample.asked()), question(sample), model);
        } else if (sample == null) {
            var question = asked.population();
            populationOf(samples.population(question, asked.after(), actor), question, model);
            model.addAttribute("question", question);
            model.addAttribute("presets", population.presets(question));
            model.addAttribute("leaders", members.leaders());
        }
        var next = forms.next(sample, item == null ? null : item.drawn(), actor);
        model.addAttribute("next", next);
        if (next != null) {
            var of = item == null || next.isOfAll() ? null : item.drawn().number();
            model.addAttribute("action", asked.action(next.action(), of));
            var fields = forms.fields(next.action(), actor);
            SentForms.show(
                    model,
                    item == null ? fields : CommitteeForms.suggesting(fields, item.findings()),
                    CommitteeForms.HIDDEN,
                    next.filled(typed),
                    mistakes);
        } else {
            model.addAttribute("mistakes", mistakes);
        }
    }

    private void populationOf(Population counted, PopulationQuestion question, Model model) {
        model.addAttribute("population", counted);
        model.addAttribute("strata", population.lines(counted, question));
    }

    private static PopulationQuestion question(Sample sample) {
        var asked = sample.asked();
        var strata = asked.strata();
        return new PopulationQuestion(
                null,
                asked.from() == null ? null : asked.from().toString(),
                asked.until() == null ? null : asked.until().toString(),
                strata.unit(),
                strata.leader(),
                strata.gated());
    }

    /** How far the committee is, from the population to the minutes (P9.12). */
    @RequiredArgsConstructor
    static final class CommitteeProgress {
        private final Language language;

        /** The steps of a sample; before there is one, the population is looked at. */
        List<ProgressStep> of(@Nullable Sample sample) {
            if (sample == null || sample.asked().strata() == null) {
                boolean drawn = sample != null;
                return List.of(
                        step(population(), drawn ? State.DONE : State.NOW),
                        step(drawing(), drawn ? State.DONE : State.AHEAD),
                        step(new Text("逐件结论", "Conclusions"), State.AHEAD),
                        step(new Text("复核", "Second reading"), State.AHEAD),
                        step(new Text("纪要", "Minutes"), State.AHEAD));
            }
            int all = sample.cases().size();
            long concluded = all - count(sample, ReviewState.TO_CONCLUDE);
            long confirmed = count(sample, ReviewState.CONFIRMED);
            boolean issued = sample.minutes() != null;
            return List.of(
                    step(population(), State.DONE),
                    step(drawing(), State.DONE),
                    step(
                            Text.format("逐件结论 %d/%d", "Conclusions %d/%d", concluded, all),
                            concluded == all ? State.DONE : State.NOW),
                    step(
                            Text.format("复核 %d/%d", "Second reading %d/%d", confirmed, all),
                            confirmed == all ? State.DONE : concluded == confirmed ? State.AHEAD : State.NOW),
                    step(new Text("纪要", "Minutes"), issued ? State.DONE : confirmed == all ? State.NOW : State.AHEAD));
        }

        private static long count(Sample sample, ReviewState state) {
            return sample.cases().stream()
                    .map(DrawnCase::state)
                    .filter(state::equals)
                    .count();
        }

        private static Text population() {
            return new Text("总体", "Population");
        }

        private static Text drawing() {
            return new Text("抽样", "Sample");
        }

        private ProgressStep step(Text words, State state) {
            return new ProgressStep(language.choose(words), state, state == State.NOW, "");
        }
    }
}
