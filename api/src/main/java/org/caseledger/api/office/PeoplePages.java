package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OfficeAdministration.PersonBody;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.events.Role;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 人员: who works here, in which role and unit; a password is only ever set. */
@PageController
@RequestMapping("/people")
@RequiredArgsConstructor
class PeoplePages {
    private static final String NAME = "username";

    private final OfficeAdministration office;
    private final Administrators administrators;
    private final AbsentPeople absentPeople;
    private final OfficeForms forms;
    private final JsonBodies bodies;
    private final OfficeForm form = new OfficeForm("/people", username -> fields(username.isEmpty() ? "" : NAME));

    /** All people, or those who have not logged in for long. */
    @GetMapping
    String people(@RequestParam(defaultValue = "false") boolean absent, PageRequest page) {
        var people = office.people(page.actor());
        var names = absent ? absentPeople.names() : Set.<String>of();
        page.add("absent", absent);
        page.add("days", AbsentPeople.DAYS);
        page.add(
                "people",
                people.stream()
                        .filter(one -> !absent || names.contains(one.username()))
                        .toList());
        page.add("mayChange", administrators.changesPeople(page.actor()));
        return "office/people";
    }

    /** The form for a new person. */
    @GetMapping("/new")
    String add(LoggedIn person, Model model) {
        administrators.mustChangePeople(person.actor());
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("active", "true");
        return form.show("", typed, model);
    }

    @PostMapping("/new")
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        administrators.mustChangePeople(person.actor());
        try {
            var body = bodies.read(json(typed, fields("")), PersonBody.class);
            office.addPerson(body, person.actor());
            return form.done("");
        } catch (InvalidInputException mistake) {
            return form.again("", typed, mistake, model);
        }
    }

    @GetMapping("/{username}")
    String change(@PathVariable String username, LoggedIn person, Model model) {
        var known = find(username, person);
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("name", known.name());
        typed.add("role", known.role().name());
        typed.add("unit", known.unit() == null ? "" : known.unit().value());
        typed.add("active", String.valueOf(known.active()));
        return form.show(username, typed, model);
    }

    @PostMapping("/{username}")
    ModelAndView change(
            @PathVariable String username,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            HttpServletRequest request,
            Model model) {
        find(username, person);
        try {
            var json = json(typed, fields(NAME));
            var body = bodies.read(json, PersonBody.class, NAME, username);
            office.savePerson(body, person, request);
            return form.done(username);
        } catch (InvalidInputException mistake) {
            return form.again(username, typed, mistake, model);
        }
    }

    private Person find(String username, LoggedIn person) {
        administrators.mustChangePeople(person.actor());
        return office.person(username, person.actor()).orElseThrow(NotFoundException::new);
    }

    private byte[] json(MultiValueMap<String, String> typed, List<FormField> fields) {
        return forms.typed(typed).json(fields);
    }

    private List<FormField> fields(String given) {
        return forms.fields(PersonBody.class, given).stream()
                .map(this::ofTheOffice)
                .toList();
    }

    // The ledger itself is no person, and people work in units that handle no case, too.
    private FormField ofTheOffice(FormField field) {
        return switch (field.name()) {
            case "role" ->
                field.with(field.options().stream()
                        .filter(role -> Role.valueOf(role.value()).isOfTheOffice())
                        .toList());
            case "unit" ->
                field.with(office.units().stream()
                        .filter(unit -> !unit.closed())
                        .map(u -> new Option(u.id().value(), u.name()))
                        .toList());
            default -> field;
        };
    }
}
