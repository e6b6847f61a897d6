package org.caseledger.api.administration;

import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterAdministration.Decision;
import org.caseledger.api.administration.ParameterAdministration.Proposal;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Role;
import org.caseledger.procedure.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 参数: the parameters in force. An administrator previews and proposes a change; a leader sees the same preview and
 * decides on it.
 */
@PageController
@RequestMapping("/administration/parameters")
@RequiredArgsConstructor
class ParameterPages {
    static final String LIST = "/administration/parameters";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String REASON = "reason";

    /** The version and the value of the preview that the form was shown with. */
    private static final String SEEN = "seen";

    private final ParameterAdministration administration;
    private final OfficeParameters parameters;

    @GetMapping
    String all(@RequestParam(defaultValue = "false") boolean waiting, PageRequest page) {
        page.add("all", administration.all(page.actor()));
        page.add(
                "changes",
                administration.changes(page.actor()).stream()
                        .filter(change -> !waiting || change.isOpen())
                        .toList());
        page.add("law", parameters.ofTheLaw());
        return "administration/parameters";
    }

    @GetMapping("/propose")
    String form(@Nullable String name, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var parameter = named(name);
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add(NAME, parameter.name());
        if (parameter.isNumber()) {
            typed.add(VALUE, parameter.value());
        } else {
            parameter.chosen(parameter.value()).forEach(one -> typed.add(VALUE, one));
        }
        return show(parameter, typed, FormErrors.NONE, model);
    }

    /** The preview; what was previewed is proposed, as long as nothing has changed. */
    @PostMapping("/propose")
    ModelAndView propose(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var parameter = named(typed.getFirst(NAME));
        var value = String.join(",", typed.getOrDefault(VALUE, List.of()));
        try {
            var effect = administration.preview(parameter.name(), value, person.actor());
            var seen = effect.version() + "/" + effect.value();
            boolean asSeen = seen.equals(typed.getFirst(SEEN)) && !typed.containsKey("preview");
            if (asSeen) {
                var reason = typed.getFirst(REASON);
                var proposal =
                        new Proposal(parameter.name(), effect.value(), effect.version(), reason == null ? "" : reason);
                var done = administration.propose(proposal, person.actor());
                SentForms.say("params.proposed", LIST);
                return SentForms.done(LIST + "/propose", LIST + "/" + done.number());
            }
            model.addAttribute("effect", effect);
            typed.set(SEEN, seen);
            return new ModelAndView(show(parameter, typed, FormErrors.NONE, model));
        } catch (InvalidInputException mistake) {
            return SentForms.again(show(parameter, typed, FormErrors.of(mistake), model), model);
        }
    }

    private Parameter named(@Nullable String name) {
        if (name == null) {
            throw new NotFoundException();
        }
        return parameters.get(name);
    }

    private String show(Parameter parameter, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        model.addAttribute("parameter", parameter);
        var options = parameter.options().stream()
                .map(o -> new Option(o.value(), o.text()))
                .toList();
        var fields = List.of(
                field(NAME, Kind.TEXT, List.of()),
                field(SEEN, Kind.TEXT, List.of()),
                field(VALUE, parameter.isNumber() ? Kind.NUMBER : Kind.SOME_OF, options),
                field(REASON, Kind.LONG_TEXT, List.of()));
        SentForms.show(model, fields, Set.of(NAME, SEEN), typed, mistakes);
        return "administration/propose";
    }

    private static FormField field(String name, Kind kind, List<Option> options) {
        boolean must = kind != Kind.SOME_OF;
        var label = name.equals(REASON) ? "field.reason" : "params.value";
        return new FormField(name, List.of(label), kind, must, options, List.of());
    }

    @GetMapping("/{number:[0-9]+}")
    String one(@PathVariable int number, LoggedIn person, Model model) {
        return show(administration.change(number, person.actor()), "", FormErrors.NONE, person, model);
    }

    /** A leader's consent or refusal, or the withdrawal by an administrator. */
    @PostMapping("/{number:[0-9]+}")
    ModelAndView decide(
            @PathVariable int number,
            @Nullable String decision,
            @RequestParam(defaultValue = "0") int version,
            @Nullable String reason,
            LoggedIn person,
            Model model) {
        var by = person.actor();
        if (by.role() != Role.LEADER && by.role() != Role.ADMIN) {
            throw new ForbiddenException();
        }
        var change = administration.change(number, by);
        var how = new Decision(version, reason);
        try {
            switch (decision == null ? "" : decision) {
                case "consent" -> administration.consent(number, how, by);
                case "reject" -> administration.reject(number, how, by);
                case "withdraw" -> administration.withdraw(number, how, by);
                default -> throw new NotFoundException();
            }
            SentForms.say("params.decided", LIST);
            return SentForms.done(LIST + "/" + number, LIST + "/" + number);
        } catch (InvalidInputException mistake) {
            return SentForms.again(show(change, reason, FormErrors.of(mistake), person, model), model);
        }
    }

    private String show(
            ParameterChange change, @Nullable String reason, FormErrors mistakes, LoggedIn person, Model model) {
        model.addAttribute("change", change);
        model.addAttribute("parameter", parameters.find(change.name()).orElse(null));
        model.addAttribute("mayConsent", change.isOpen() && person.actor().role() == Role.LEADER);
        model.addAttribute("mayWithdraw", change.isOpen() && person.actor().role() == Role.ADMIN);
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add(REASON, reason);
        SentForms.show(model, List.of(field(REASON, Kind.LONG_TEXT, List.of()).optional()), typed, mistakes);
        if (change.isOpen()) {
            addPreview(change, person, model);
        }
        return "administration/change";
    }

    // A file may have made the value impossible meanwhile; then that is what there is to see.
    private void addPreview(ParameterChange change, LoggedIn person, Model model) {
        try {
            var effect = administration.preview(change.name(), change.after(), person.actor());
            model.addAttribute("effect", effect);
        } catch (InvalidInputException impossible) {
            model.addAttribute("impossible", impossible.fields().get(0));
        }
    }
}
