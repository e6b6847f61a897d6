package org.caseledger.api.office;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OfficeAdministration.UnitBody;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.office.CategoryKind;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 单位: the units that cases are assigned to, which everybody reads and an administrator changes. */
@PageController
@RequestMapping("/units")
@RequiredArgsConstructor
class UnitPages {
    private static final String CODE = "id";

    private final OfficeAdministration office;
    private final CategoryLists categories;
    private final OfficeForms forms;
    private final OfficeForm of = new OfficeForm("/units", this::fields);

    @GetMapping
    String units(Model model) {
        model.addAttribute("list", office.units());
        return "office/units";
    }

    @FormMapping("/new")
    ModelAndView add(FormRequest form) {
        AccessPolicy.mustAdminister(form.actor());
        return of.page("", form, sent -> {
            var body = sent.as(UnitBody.class);
            mustBeReadable(body.id());
            office.addUnit(body, sent.actor());
        });
    }

    @FormMapping("/{code}")
    ModelAndView change(@PathVariable String code, FormRequest form) {
        AccessPolicy.mustAdminister(form.actor());
        form.fillIn(typed -> {
            var known = office.units().stream()
                    .filter(unit -> unit.id().value().equals(code))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
            typed.add("name", known.name());
            typed.add("kind", known.kind().name());
            typed.add("english", known.english());
            typed.add("streets", String.join("、", known.streets()));
            known.lines().forEach(line -> typed.add("lines", line.value()));
        });
        return of.page(code, form, sent -> office.saveUnit(whole(sent.as(UnitBody.class, CODE, code)), sent.actor()));
    }

    private static void mustBeReadable(String code) {
        if (!code.matches("[\\w-]{1,30}")) {
            throw new InvalidInputException(CODE, "只能用字母、数字和横线", "may contain only letters, digits and dashes");
        }
    }

    private List<FormField> fields(String code) {
        return forms.fields(UnitBody.class, code.isEmpty() ? "" : CODE).stream()
                .map(field -> field.name().equals("lines") ? field.with(objects()) : field)
                .filter(field ->
                        !field.name().equals("lines") || !field.options().isEmpty())
                .toList();
    }

    private List<Option> objects() {
        return categories.all().stream()
                .filter(c -> c.list() == CategoryKind.OBJECT && c.parent() == null && c.offered())
                .map(c -> new Option(c.code().value(), c.name()))
                .toList();
    }

    /** A form says all: what is not in it is none. */
    private static UnitBody whole(UnitBody typed) {
        return new UnitBody(
                typed.id(),
                typed.name(),
                typed.kind(),
                typed.streets() == null ? List.of() : typed.streets(),
                typed.lines() == null ? List.of() : typed.lines(),
                typed.english(),
                typed.reason());
    }
}
