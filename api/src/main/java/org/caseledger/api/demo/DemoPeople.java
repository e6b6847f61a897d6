package org.caseledger.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.categories.FirstCategories;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * One person for every role, and under another procedure than the bureau's one for every kind of unit that handles
 * cases; the password is {@code demo-} and the user name.
 */
@Component
public class DemoPeople {
    private record SampleUnit(UnitId id, String name, UnitKind kind) {}

    private record SamplePerson(
            String login, String name, Role role, @Nullable UnitId unit) {}

    private record Staff(List<SampleUnit> units, List<SamplePerson> people) {
        List<Unit> all() {
            return units.stream()
                    .map(one -> new Unit(one.id, one.name, one.kind))
                    .toList();
        }

        List<Person> employed() {
            return people.stream()
                    .map(one -> new Person(one.login, one.name, one.role, one.unit, true))
                    .toList();
        }
    }

    private record Offices(Staff bureau, Staff year, Staff elsewhere) {}

    private static final Offices STAFF = DemoFile.read("people.yaml", DemoFile.open("people.yaml"), Offices.class);
    private static final List<Person> BUREAU = STAFF.bureau.employed();
    private static final List<Person> YEAR = both(BUREAU, STAFF.year.employed());
    private static final List<Person> ELSEWHERE = both(BUREAU, STAFF.elsewhere.employed());

    static final UnitId CENTER = new UnitId("CENTER");

    /** Publicly known passwords need no expensive hash. */
    private static final PasswordEncoder KNOWN_TO_ALL =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Cause SAMPLE = new Cause(Actor.SYSTEM, "示例机构人员");

    private final People people;
    private final Units units;
    private final Office office;
    private final PasswordEncoder passwords;
    private final PastLogs logs;
    private final boolean bureau;

    /** They are added to these, as the procedure of the office asks. */
    public DemoPeople(People people, Units units, Office office, PasswordEncoder passwords, PastLogs logs) {
        this.people = people;
        this.units = units;
        this.office = office;
        this.passwords = passwords;
        this.logs = logs;
        this.bureau = isBureau(office.procedure());
    }

    /** Adds them if there is no one yet, as of the day before the sample cases begin. */
    public void add() {
        add(DemoScripts.begin(office), (bureau ? STAFF.bureau : STAFF.elsewhere).all(), all());
    }

    /** The same with more units and people, whose passwords are public, and with the first category lists. */
    void addYear(Instant begin) {
        new DemoPeople(people, units, office, KNOWN_TO_ALL, logs)
                .add(begin, both(STAFF.bureau.all(), STAFF.year.all()), inTheYear());
        new OfficeLog(logs.by(Clock.fixed(begin, ZoneOffset.UTC)))
                .record(
                        List.of(FirstCategories.adopted("开始使用")),
                        0,
                        person("admin").actor());
    }

    private void add(Instant begin, List<Unit> those, List<Person> all) {
        if (!people.isEmpty()) {
            return;
        }
        var log = new OfficeLog(logs.by(Clock.fixed(begin.minus(BEFORE), ZoneOffset.UTC)));
        var register = new UnitRegister(units, log);
        var personnel = new Personnel(people, passwords, log);
        those.forEach(unit -> register.save(unit, SAMPLE));
        all.forEach(one -> personnel.save(one, Optional.of(passwordOf(one)), SAMPLE));
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The sample logins. */
    public List<Person> all() {
        return bureau ? BUREAU : ELSEWHERE;
    }

    static List<Person> ofTheBureau() {
        return BUREAU;
    }

    /** Those of the bureau, and those whom it has in the sample year in addition. */
    static List<Person> inTheYear() {
        return YEAR;
    }

    static List<Person> elsewhere() {
        return ELSEWHERE;
    }

    /** The person of the bureau with this login. */
    static Person person(String login) {
        return BUREAU.stream()
                .filter(one -> one.username().equals(login))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is the built-in P9, alone or with the law, for which the stories are written. */
    static boolean isBureau(Procedure procedure) {
        var builtIn = Procedures.builtIn();
        return Stream.of("P9", "P9+law")
                .map(builtIn::get)
                .anyMatch(p9 -> procedure.gates().equals(p9.gates())
                        && procedure.rules().containsAll(p9.rules()));
    }

    /** Who handles a case of that severity outside the bureau, if any unit may. */
    static Optional<Person> handlerElsewhere(Procedure procedure, Severity severity) {
        return STAFF.elsewhere.units.stream()
                .filter(unit -> procedure.gates().allowHandling(severity, unit.kind))
                .flatMap(unit ->
                        ELSEWHERE.stream().filter(one -> one.role() == Role.HANDLER && unit.id.equals(one.unit())))
                .findFirst();
    }

    /** The password of a sample login. */
    public static String passwordOf(Person person) {
        return "demo-" + person.username();
    }
}
