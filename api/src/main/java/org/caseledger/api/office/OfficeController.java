package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who works here, in which units; an administrator adds and changes them. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api")
public class OfficeController {

    private static final Set<Role> WORK_IN_A_UNIT = EnumSet.of(Role.HANDLER);

    private final People people;
    private final Units units;
    private final JsonBodies bodies;
    private final LoginOfSession sessions;

    OfficeController(People people, Units units, JsonBodies bodies, LoginOfSession sessions) {
        this.people = people;
        this.units = units;
        this.bodies = bodies;
        this.sessions = sessions;
    }

    /** A unit as it is sent. */
    public record UnitBody(String id, String name, UnitKind kind) {}

    /** A person as he or she is sent; without a password the old one stays. */
    public record PersonBody(
            String username,
            String name,
            Role role,
            @Nullable UnitId unit,
            @Nullable String password,
            @Nullable Boolean active) {}

    @GetMapping("/units")
    public List<Unit> units() {
        return units.list();
    }

    @PutMapping("/units/{code}")
    Unit saveUnit(
            @PathVariable String code,
            HttpServletRequest request,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        return saveUnit(bodies.read(bodies.bytes(request), UnitBody.class, "id", code), person);
    }

    /** Adds a unit that was read; one that is there already, as it is told, is not added again. */
    public void addUnit(UnitBody body, LoggedIn person) {
        mustAdminister(person);
        var unit = unit(body);
        if (!units.add(unit) && !units.find(unit.id()).filter(unit::equals).isPresent()) {
            throw new InvalidInputException(
                    "id", "已有此代码的单位", "is already the code of another unit");
        }
    }

    /** Adds a unit that was read, or changes the one of its code. */
    public Unit saveUnit(UnitBody body, LoggedIn person) {
        mustAdminister(person);
        var unit = unit(body);
        units.save(unit);
        return unit;
    }

    private static Unit unit(UnitBody body) {
        return new Unit(new UnitId(body.id()), body.name(), body.kind());
    }

    @GetMapping("/people")
    public List<Person> people(@AuthenticationPrincipal LoggedIn person) {
        mustAdminister(person);
        return people.list();
    }

    @PutMapping("/people/{username}")
    Person savePerson(
            @PathVariable String username,
            HttpServletRequest request,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        return savePerson(
                bodies.read(bodies.bytes(request), PersonBody.class, "username", username),
                person,
                request);
    }

    /** Adds a person who was read; whoever is there already, as it is told, is not added again. */
    public void addPerson(PersonBody body, LoggedIn administrator) {
        mustAdminister(administrator);
        check(body);
        var password = body.password();
        if (password == null) {
            throw passwordMissing();
        }
        var person = person(body);
        if (!people.add(person, password) && !isThere(person, password)) {
            throw new InvalidInputException("username", "已有此登录名", "is already taken");
        }
    }

    private boolean isThere(Person person, String password) {
        return people.find(person.username()).filter(l -> l.person().equals(person)).isPresent()
                && people.isPasswordOf(person.username(), password);
    }

    /** Adds a person who was read, or changes the one of that user name. */
    public Person savePerson(PersonBody body, LoggedIn administrator, HttpServletRequest request) {
        mustAdminister(administrator);
        check(body);
        mustStay(body, administrator);
        var person = person(body);
        var password = Optional.ofNullable(body.password());
        if (person.username().equals(administrator.getUsername())) {
            sessions.changeOwn(request, administrator, () -> people.save(person, password));
        } else {
            people.save(person, password);
        }
        return person;
    }

    private static Person person(PersonBody body) {
        return new Person(
                body.username(),
                body.name(),
                body.role(),
                body.unit(),
                body.active() == null || body.active());
    }

    private static InvalidInputException passwordMissing() {
        return new InvalidInputException("password", "新用户须设密码", "is required for a new person");
    }

    /** Lets those pass who change the office, by whatever address. */
    public static void mustAdminister(LoggedIn person) {
        if (person.actor().role() != Role.ADMIN) {
            throw new ForbiddenException();
        }
    }

    // Whoever leaves is taken off by another one: so there always is one.
    private static void mustStay(PersonBody body, LoggedIn administrator) {
        if (!body.username().equals(administrator.getUsername())) {
            return;
        }
        if (body.role() != Role.ADMIN) {
            throw new InvalidInputException(
                    "role",
                    "不能取消自己的管理员角色，请由另一位管理员办理",
                    "can be removed from you only by another administrator");
        }
        if (Boolean.FALSE.equals(body.active())) {
            throw new InvalidInputException(
                    "active",
                    "不能停用自己，请由另一位管理员办理",
                    "can be removed from you only by another administrator");
        }
    }

    private void check(PersonBody body) {
        if (body.role() == Role.SYSTEM) {
            throw new InvalidInputException("role", "此角色不能授予人员", "cannot be given to a person");
        }
        if (WORK_IN_A_UNIT.contains(body.role()) && body.unit() == null) {
            throw new InvalidInputException("unit", "承办人须属于一个单位", "is required for a handler");
        }
        if (body.unit() != null && units.find(body.unit()).isEmpty()) {
            throw new InvalidInputException("unit", "没有此单位", "does not exist");
        }
        if (body.password() == null && people.find(body.username()).isEmpty()) {
            throw passwordMissing();
        }
        if (body.password() != null) {
            PasswordPolicy.check("password", body.password());
        }
    }
}
