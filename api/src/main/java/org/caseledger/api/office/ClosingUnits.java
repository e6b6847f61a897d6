package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.query.board.OpenCases;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** 撤销单位: a unit is closed once its open cases and its people have gone elsewhere. */
@Component
public class ClosingUnits {
    private final OfficeAdministration office;
    private final Units units;
    private final People people;
    private final OpenCases openCases;

    ClosingUnits(OfficeAdministration office, Units units, People people, DataSource dataSource) {
        this.office = office;
        this.units = units;
        this.people = people;
        this.openCases = new OpenCases(dataSource);
    }

    /** Whom and what it concerns that a unit is closed. */
    public record Concerned(Unit unit, long openCases, List<Person> people) {
        /** Whether it has no open case and no people. */
        public boolean isNone() {
            return openCases == 0 && people.isEmpty();
        }
    }

    /** Why, as it is sent. */
    public record Reason(String reason) {}

    /** What there is of a unit now. */
    public Concerned concerned(UnitId id, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        var unit = units.find(id).orElseThrow(NotFoundException::new);
        return new Concerned(
                unit,
                openCases.heldBy(id.value()),
                people.list().stream()
                        .filter(Person::active)
                        .filter(one -> id.equals(one.unit()))
                        .toList());
    }

    /** Closes it; throws {@link InvalidInputException} while cases or people are left in it. */
    public Unit close(UnitId id, String reason, Actor actor) {
        var left = concerned(id, actor);
        if (!left.isNone()) {
            throw new InvalidInputException(
                    "",
                    "尚有在办件%d件、在用人员%d人，请先改派、调岗后再撤销",
                    "%d open cases and %d active people are left: reassign them first",
                    left.openCases(),
                    left.people().size());
        }
        return office.close(id, true, reason, actor);
    }

    /** Opens it again. */
    public Unit open(UnitId id, String reason, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        return office.close(id, false, reason, actor);
    }

    /** 撤销单位, for programs. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/units/{code}")
    @RequiredArgsConstructor
    static class ClosingUnitsController {
        private final ClosingUnits closing;

        /** What is left in the unit. */
        @GetMapping("/closing")
        Concerned concerned(@PathVariable String code, LoggedIn person) {
            return closing.concerned(new UnitId(code), person.actor());
        }

        @PostMapping("/close")
        Unit close(@PathVariable String code, SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return closing.close(new UnitId(code), sent.as(Reason.class).reason(), sent.actor());
        }

        @PostMapping("/reopen")
        Unit reopen(@PathVariable String code, SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return closing.open(new UnitId(code), sent.as(Reason.class).reason(), sent.actor());
        }
    }

    /** 撤销单位: what is left in a unit, and the form that closes it once nothing is. */
    @PageController
    @RequiredArgsConstructor
    static class ClosingUnitPages {
        private final ClosingUnits closing;

        @FormMapping("/units/{code}/close")
        ModelAndView close(@PathVariable String code, FormRequest form) {
            AccessPolicy.mustAdminister(form.actor());
            var id = new UnitId(code);
            return form.page(
                    "office/closing",
                    () -> form.fields(Reason.class, ""),
                    Set.of(),
                    () -> form.add("concerned", closing.concerned(id, form.actor())),
                    sent -> {
                        var why = form.typed("reason");
                        if (Boolean.parseBoolean(form.typed("reopen"))) {
                            closing.open(id, why, form.actor());
                        } else {
                            closing.close(id, why, form.actor());
                        }
                        SentForms.say("office.saved", code);
                        return "/units";
                    });
        }
    }
}
