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
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
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

    static final UnitId XIPU = new UnitId("XIPU");
    static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    static final UnitId BRIGADE = new UnitId("BRIGADE");
    static final UnitId FOOD = new UnitId("FOOD");
    static final UnitId CENTER = new UnitId("CENTER");
    static final UnitId LEADING_GROUP = new UnitId("LEADING_GROUP");
    private static final UnitId LEGAL = new UnitId("LEGAL");
    private static final UnitId LEADERSHIP = new UnitId("LEADERSHIP");
    private static final UnitId COMMITTEE = new UnitId("COMMITTEE");

    private static final List<Unit> UNITS_OF_THE_BUREAU = List.of(
            new Unit(CENTER, "消费者投诉举报中心", UnitKind.CENTER),
            new Unit(XIPU, "犀浦市场监督管理所", UnitKind.STATION),
            new Unit(HONGGUANG, "红光市场监督管理所", UnitKind.STATION),
            new Unit(BRIGADE, "执法大队", UnitKind.BRIGADE),
            new Unit(FOOD, "食品安全监督管理科", UnitKind.SECTION),
            new Unit(LEGAL, "法规科", UnitKind.LEGAL),
            new Unit(LEADERSHIP, "局领导", UnitKind.LEADERSHIP),
            new Unit(COMMITTEE, "审查委员会", UnitKind.COMMITTEE));

    private static final List<Unit> UNITS_ELSEWHERE = List.of(
            new Unit(CENTER, "投诉处理办公室", UnitKind.CENTER),
            new Unit(XIPU, "犀浦分部", UnitKind.STATION),
            new Unit(HONGGUANG, "红光分部", UnitKind.STATION),
            new Unit(BRIGADE, "应急处置组", UnitKind.BRIGADE),
            new Unit(FOOD, "业务部", UnitKind.SECTION),
            new Unit(LEADING_GROUP, "投诉处理领导小组", UnitKind.LEADING_GROUP),
            new Unit(LEGAL, "法务部", UnitKind.LEGAL),
            new Unit(LEADERSHIP, "单位领导", UnitKind.LEADERSHIP),
            new Unit(COMMITTEE, "审查委员会", UnitKind.COMMITTEE));

    static final Person INTAKE = person("intake", "苏禾", Role.INTAKE, CENTER);
    static final Person DISPATCHER = person("dispatcher", "程砚", Role.DISPATCHER, CENTER);
    static final Person LEADER = person("leader", "周衡", Role.LEADER, LEADERSHIP);
    static final Person LEADER2 = person("leader2", "秦越", Role.LEADER, LEADERSHIP);
    static final Person HANDLER = person("handler", "何岸", Role.HANDLER, XIPU);
    static final Person HANDLER2 = person("handler2", "罗青", Role.HANDLER, HONGGUANG);
    static final Person LEGAL_REVIEWER = person("legal", "沈则", Role.LEGAL, LEGAL);
    static final Person HEAD = person("head", "温然", Role.CENTER_HEAD, CENTER);
    static final Person SUPERVISOR = person("supervisor", "顾清", Role.SUPERVISOR, null);
    static final Person AUDITOR = person("auditor", "梁正", Role.AUDITOR, COMMITTEE);
    static final Person AUDITOR2 = person("auditor2", "林谦", Role.AUDITOR, COMMITTEE);
    static final Person ADMIN = person("admin", "方知", Role.ADMIN, null);

    private static final List<Person> OF_THE_BUREAU = List.of(
            INTAKE,
            DISPATCHER,
            LEADER,
            LEADER2,
            HANDLER,
            HANDLER2,
            LEGAL_REVIEWER,
            HEAD,
            SUPERVISOR,
            AUDITOR,
            AUDITOR2,
            ADMIN);

    private static final List<Person> ELSEWHERE = Stream.concat(
                    OF_THE_BUREAU.stream(),
                    Stream.of(
                            person("handler3", "魏澄", Role.HANDLER, CENTER),
                            person("handler4", "姜平", Role.HANDLER, LEADING_GROUP),
                            person("handler5", "唐宁", Role.HANDLER, FOOD),
                            person("handler6", "叶舟", Role.HANDLER, BRIGADE)))
            .toList();

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
        add(DemoScripts.begin(office), List.of(), List.of());
    }

    /** The same with more units and people, as of the day before that; their passwords are public. */
    void addYear(Instant begin) {
        new DemoPeople(people, units, office, KNOWN_TO_ALL, logs).add(begin, YearPeople.UNITS, YearPeople.MORE);
    }

    private void add(Instant begin, List<Unit> moreUnits, List<Person> morePeople) {
        if (!people.isEmpty()) {
            return;
        }
        var log = new OfficeLog(logs.by(Clock.fixed(begin.minus(BEFORE), ZoneOffset.UTC)));
        var register = new UnitRegister(units, log);
        var personnel = new Personnel(people, passwords, log);
        Stream.concat((bureau ? UNITS_OF_THE_BUREAU : UNITS_ELSEWHERE).stream(), moreUnits.stream())
                .forEach(unit -> register.save(unit, SAMPLE));
        Stream.concat(all().stream(), morePeople.stream())
                .forEach(one -> personnel.save(one, Optional.of(passwordOf(one)), SAMPLE));
    }

    /** The sample logins. */
    public List<Person> all() {
        return bureau ? OF_THE_BUREAU : ELSEWHERE;
    }

    /** Whether it is the built-in P9, alone or with the law, for which the stories are written. */
    static boolean isBureau(Procedure procedure) {
        var builtIn = Procedures.builtIn();
        return Stream.of("P9", "P9+law")
                .map(builtIn::get)
                .anyMatch(p9 -> procedure.gates().equals(p9.gates())
                        && procedure.rules().containsAll(p9.rules()));
    }

    /** A person who handles cases in a unit outside the bureau. */
    static Person handlerOf(UnitId unit) {
        return ELSEWHERE.stream()
                .filter(person -> handles(person, unit))
                .findFirst()
                .orElseThrow();
    }

    /** The units elsewhere than in the bureau whose people handle cases. */
    static List<Unit> handlingElsewhere() {
        return UNITS_ELSEWHERE.stream()
                .filter(u -> ELSEWHERE.stream().anyMatch(p -> handles(p, u.id())))
                .toList();
    }

    private static boolean handles(Person person, UnitId unit) {
        return person.role() == Role.HANDLER && unit.equals(person.unit());
    }

    /** The password of a sample login. */
    public static String passwordOf(Person person) {
        return "demo-" + person.username();
    }

    static Person person(String username, String name, Role role, @Nullable UnitId unit) {
        return new Person(username, name, role, unit, true);
    }
}
