package org.caseledger.api.demo;

import java.util.List;
import java.util.Optional;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One person for every role; the password is {@code demo-} and the user name. */
@Component
public class DemoPeople {

    static final UnitId XIPU = new UnitId("XIPU");
    static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    static final UnitId BRIGADE = new UnitId("BRIGADE");
    static final UnitId FOOD = new UnitId("FOOD");
    private static final UnitId CENTER = new UnitId("CENTER");
    private static final UnitId LEGAL = new UnitId("LEGAL");
    private static final UnitId LEADERSHIP = new UnitId("LEADERSHIP");
    private static final UnitId COMMITTEE = new UnitId("COMMITTEE");

    private static final List<Unit> UNITS =
            List.of(
                    new Unit(CENTER, "消费者投诉举报中心", UnitKind.CENTER),
                    new Unit(XIPU, "犀浦市场监督管理所", UnitKind.STATION),
                    new Unit(HONGGUANG, "红光市场监督管理所", UnitKind.STATION),
                    new Unit(BRIGADE, "执法大队", UnitKind.BRIGADE),
                    new Unit(FOOD, "食品安全监督管理科", UnitKind.SECTION),
                    new Unit(LEGAL, "法规科", UnitKind.LEGAL),
                    new Unit(LEADERSHIP, "局领导", UnitKind.LEADERSHIP),
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
    static final Person ADMIN = person("admin", "方知", Role.ADMIN, null);

    private static final List<Person> ALL =
            List.of(
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
                    ADMIN);

    private final People people;
    private final Units units;

    /** They are added to these. */
    public DemoPeople(People people, Units units) {
        this.people = people;
        this.units = units;
    }

    /** Adds them where nobody is there yet. */
    public void add() {
        if (!people.isEmpty()) {
            return;
        }
        UNITS.forEach(units::save);
        ALL.forEach(person -> people.save(person, Optional.of(passwordOf(person))));
    }

    /** The sample logins. */
    public List<Person> all() {
        return ALL;
    }

    /** The password of a sample login. */
    public static String passwordOf(Person person) {
        return "demo-" + person.username();
    }

    private static Person person(String username, String name, Role role, @Nullable UnitId unit) {
        return new Person(username, name, role, unit, true);
    }
}
