package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OfficeChanges.Changes;
import org.caseledger.api.office.OwnPassword.PasswordBody;
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
import org.caseledger.api.settings.SettingsLog.AsRecorded;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

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
        if (!role.hasAccount()) {
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

    /** Who works here, in which units, and by which procedures; an administrator changes the office. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api")
    @RequiredArgsConstructor
    static class OfficeController {
        private final OfficeAdministration administration;
        private final OwnPassword ownPassword;
        private final OfficeChanges changes;
        private final Office office;
        private final Procedures procedures;

        @GetMapping("/units")
        List<Unit> units() {
            return administration.units();
        }

        @PutMapping("/units/{code}")
        Unit saveUnit(@PathVariable String code, SentJson sent) {
            return administration.saveUnit(sent.as(UnitBody.class, "id", code), sent.actor());
        }

        @GetMapping("/people")
        List<Person> people(LoggedIn person) {
            return administration.people(person.actor());
        }

        @PutMapping("/people/{username}")
        Person savePerson(@PathVariable String username, SentJson sent, HttpServletRequest request, LoggedIn person) {
            return administration.savePerson(sent.as(PersonBody.class, "username", username), person, request);
        }

        /** The changes of people and units before a position of the log, or the latest. */
        @GetMapping("/office/changes")
        Changes changes(@Nullable Long before, LoggedIn person) {
            return changes.before(before, person.actor());
        }

        /** By what the ledger worked when the event at a position was recorded, or works now. */
        @GetMapping("/office/settings")
        AsRecorded settings(@Nullable Long at, LoggedIn person) {
            return changes.settings(at, person.actor());
        }

        @GetMapping("/me")
        Actor me(LoggedIn person) {
            return person.actor();
        }

        @PutMapping("/me/password")
        Actor changePassword(SentJson sent, HttpServletRequest request, LoggedIn person) {
            ownPassword.change(sent.as(PasswordBody.class), person, request);
            return person.actor();
        }

        /** A procedure in a list; with {@code law}, the limits of the law bind whoever works by it. */
        record Brief(String id, String version, String nameZh, String nameEn, boolean law) {}

        /** What an office can choose from, and the procedure that new cases are handled by. */
        record Listed(String inForce, List<Brief> procedures) {}

        @GetMapping("/procedures")
        Listed procedures() {
            return new Listed(
                    office.procedure().id(),
                    procedures.all().stream()
                            .map(p -> new Brief(p.id(), p.version(), p.nameZh(), p.nameEn(), p.law()))
                            .toList());
        }

        /** One of them, alone or with the limits of the law, such as {@code P9+law}. */
        @GetMapping("/procedures/{id}")
        Procedure procedure(@PathVariable String id) {
            return procedures.find(id).orElseThrow(NotFoundException::new);
        }
    }

    /** 人员: who works here, in which role and unit; a password is only ever set. */
    @PageController
    @RequestMapping("/people")
    @RequiredArgsConstructor
    static class PeoplePages {
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
                            .filter(role -> Role.valueOf(role.value()).hasAccount())
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

    /** 单位: the units that cases are assigned to, which everybody reads and an administrator changes. */
    @PageController
    @RequestMapping("/units")
    @RequiredArgsConstructor
    static class UnitPages {
        private static final String CODE = "id";

        private final OfficeAdministration office;
        private final CategoryLists categories;
        private final OfficeForms forms;
        private final OfficeForm of = new OfficeForm("/units", this::fields);

        @GetMapping
        String units(PageRequest page) {
            page.add("list", office.units());
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
            return of.page(
                    code, form, sent -> office.saveUnit(whole(sent.as(UnitBody.class, CODE, code)), sent.actor()));
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
}
