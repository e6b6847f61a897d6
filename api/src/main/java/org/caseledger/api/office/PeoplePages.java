package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OfficeAdministration.PersonBody;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final OfficeForm of = new OfficeForm("/people", username -> fields(username.isEmpty() ? "" : NAME));

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
    @FormMapping("/new")
    ModelAndView add(FormRequest form) {
        administrators.mustChangePeople(form.actor());
        form.fillIn(typed -> typed.add("active", "true"));
        return of.page("", form, sent -> office.addPerson(sent.as(PersonBody.class), sent.actor()));
    }

    @FormMapping("/{username}")
    ModelAndView change(@PathVariable String username, FormRequest form, HttpServletRequest request) {
        administrators.mustChangePeople(form.actor());
        var known = office.person(username, form.actor()).orElseThrow(NotFoundException::new);
        form.fillIn(typed -> {
            typed.add("name", known.name());
            typed.add("role", known.role().name());
            typed.add("unit", known.unit() == null ? "" : known.unit().value());
            typed.add("active", String.valueOf(known.active()));
        });
        return of.page(
                username,
                form,
                sent -> office.savePerson(sent.as(PersonBody.class, NAME, username), form.person(), request));
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
