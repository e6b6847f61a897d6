package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.CategoryRegister;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who works here, in which units; an administrator adds and changes them. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OfficeAdministration {
    private static final Set<Role> WORK_IN_A_UNIT = EnumSet.of(Role.HANDLER);

    private final People people;
    private final Units units;
    private final Personnel personnel;
    private final UnitRegister register;
    private final CategoryRegister categories;
    private final Administrators administrators;
    private final LoginOfSession sessions;
    private final AccessLog accesses;

    /**
     * A unit as it is sent, and why; without streets or lines it keeps those that it has, without an English name it
     * has none.
     */
    public record UnitBody(
            String id,
            String name,
            UnitKind kind,
            @Nullable List<String> streets,
            @Nullable List<CategoryCode> lines,
            @Nullable String english,
            String reason) {}

    /** A person as he or she is sent, and why; without a password the old one stays. */
    public record PersonBody(
            String username,
            String name,
            Role role,
            @Nullable UnitId unit,
            @Nullable String password,
            @Nullable Boolean active,
            String reason) {}

    public List<Unit> units() {
        return units.list();
    }

    /** Adds a unit from a file; a unit that already exists with the same values is not added again. */
    public void addUnit(UnitBody body, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        var unit = unit(body);
        if (!register.add(unit, cause(actor, body.reason()))
                && !units.find(unit.id()).filter(unit::equals).isPresent()) {
            throw new InvalidInputException("id", "已有此代码的单位", "is already the code of another unit");
        }
    }

    /** Adds a unit that was read, or changes the one of its code. */
    public Unit saveUnit(UnitBody body, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        var unit = unit(body);
        register.save(unit, cause(actor, body.reason()));
        return unit;
    }

    /**
     * Closes a unit that has no open cases and no active people any more, or opens it again; it stays in the history
     * and figures either way.
     */
    Unit close(UnitId id, boolean closed, String reason, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        var cause = cause(actor, reason);
        var before = units.find(id).orElseThrow(NotFoundException::new);
        var unit = new Unit(
                before.id(), before.name(), before.kind(), before.streets(), before.lines(), before.english(), closed);
        register.save(unit, cause);
        return unit;
    }

    private Unit unit(UnitBody body) {
        var before = units.find(new UnitId(body.id()));
        var streets = body.streets() == null
                ? before.map(Unit::streets).orElse(List.of())
                : body.streets().stream().map(String::strip).distinct().toList();
        var lines = body.lines() == null
                ? before.map(Unit::lines).orElse(List.of())
                : body.lines().stream().distinct().toList();
        mustBeStreets(streets);
        mustBeObjects(lines);
        var english = body.english() == null ? null : body.english().strip();
        mustBeShort(english);
        boolean closed = before.map(Unit::closed).orElse(false);
        return new Unit(new UnitId(body.id()), body.name(), body.kind(), streets, lines, english, closed);
    }

    private static void mustBeShort(@Nullable String english) {
        if (english != null && (english.length() > 100 || english.codePoints().anyMatch(Character::isISOControl))) {
            throw new InvalidInputException("english", "英文名称最多100个字符", "has at most 100 characters in one line");
        }
    }

    private static void mustBeStreets(List<String> streets) {
        for (var street : streets) {
            if (street.length() < 2 || street.length() > 30) {
                throw new InvalidInputException("streets", "镇街名称为2至30字", "must each have 2 to 30 characters");
            }
        }
    }

    private void mustBeObjects(List<CategoryCode> lines) {
        var book = categories.book();
        for (var line : lines) {
            if (book.find(line).filter(c -> c.list() == CategoryKind.OBJECT).isEmpty()) {
                throw new InvalidInputException(
                        "lines", "客体目录中没有代码“%s”", "must be codes of objects; “%s” is none", line);
            }
        }
    }

    public List<Person> people(Actor actor) {
        AccessPolicy.mustBeAdministrator(actor);
        accesses.read(ReadKind.PEOPLE, null, actor);
        return people.list();
    }

    /** The person of this user name, for whoever administers. */
    Optional<Person> person(String username, Actor actor) {
        AccessPolicy.mustBeAdministrator(actor);
        var known = people.list().stream()
                .filter(one -> one.username().equals(username))
                .findAny();
        known.ifPresent(one -> accesses.read(ReadKind.PERSON, one.username(), actor));
        return known;
    }

    /** Adds a person from a file; a person who already exists with the same values is not added again. */
    public void addPerson(PersonBody body, Actor actor) {
        administrators.mustChangePeople(actor);
        check(body);
        var password = body.password();
        if (password == null) {
            throw passwordMissing();
        }
        var person = person(body);
        if (!personnel.add(person, password, cause(actor, body.reason())) && !isThere(person, password)) {
            throw new InvalidInputException("username", "已有此登录名", "is already taken");
        }
    }

    private boolean isThere(Person person, String password) {
        return people.find(person.username())
                        .filter(l -> l.person().equals(person))
                        .isPresent()
                && people.isPasswordOf(person.username(), password);
    }

    /** Adds a person who was read, or changes the one of that user name. */
    public Person savePerson(PersonBody body, LoggedIn administrator, HttpServletRequest request) {
        administrators.mustChangePeople(administrator.actor());
        check(body);
        mustStay(body, administrator);
        var person = person(body);
        var password = Optional.ofNullable(body.password());
        var cause = cause(administrator.actor(), body.reason());
        if (person.username().equals(administrator.getUsername())) {
            sessions.changeOwn(request, administrator, () -> personnel.save(person, password, cause));
        } else {
            personnel.save(person, password, cause);
        }
        return person;
    }

    private static Cause cause(Actor actor, String reason) {
        if (!Wording.isInWords(reason)) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        return new Cause(actor, reason.strip());
    }

    private static Person person(PersonBody body) {
        return new Person(
                body.username(), body.name(), body.role(), body.unit(), body.active() == null || body.active());
    }

    private static InvalidInputException passwordMissing() {
        return new InvalidInputException("password", "新用户须设密码", "is required for a new person");
    }

    // Whoever leaves is taken off by another one: so there always is one.
    private static void mustStay(PersonBody body, LoggedIn administrator) {
        if (!body.username().equals(administrator.getUsername())) {
            return;
        }
        if (body.role() != administrator.actor().role()) {
            throw new InvalidInputException(
                    "role", "不能取消自己的管理员角色，请由另一位管理员办理", "can be removed from you only by another administrator");
        }
        if (Boolean.FALSE.equals(body.active())) {
            throw new InvalidInputException(
                    "active", "不能停用自己，请由另一位管理员办理", "can be removed from you only by another administrator");
        }
    }

    private void check(PersonBody body) {
        if (people.find(body.username()).isEmpty()) {
            checkNew(body);
        }
        mustFit(body.role(), body.unit());
        mustBeOpen(body);
        if (body.password() != null) {
            PasswordPolicy.check("password", body.password(), body.username(), body.name());
            // Who sends the same again, as it is, changes nothing.
            if (!people.isPasswordOf(body.username(), body.password())
                    && people.wasPasswordOf(body.username(), body.password())) {
                throw PasswordPolicy.former();
            }
        }
    }

    /** Lets a role in a unit pass that a person can have. */
    public void mustFit(Role role, @Nullable UnitId unit) {
        if (!role.isOfTheOffice()) {
            throw new InvalidInputException("role", "此角色不能授予人员", "cannot be given to a person");
        }
        if (WORK_IN_A_UNIT.contains(role) && unit == null) {
            throw new InvalidInputException("unit", "承办人须属于一个单位", "is required for a handler");
        }
        if (unit != null && units.find(unit).isEmpty()) {
            throw new InvalidInputException("unit", "没有此单位", "does not exist");
        }
    }

    private void mustBeOpen(PersonBody body) {
        boolean active = body.active() == null || body.active();
        if (active
                && body.unit() != null
                && units.find(body.unit()).filter(Unit::closed).isPresent()) {
            throw new InvalidInputException("unit", "单位已撤销", "is closed");
        }
    }

    private void checkNew(PersonBody body) {
        var there = people.list().stream().map(Person::username).toList();
        UserNames.mistake("username", body.username(), there).ifPresent(mistake -> {
            throw new InvalidInputException(List.of(mistake));
        });
        if (body.password() == null) {
            throw passwordMissing();
        }
    }
}
