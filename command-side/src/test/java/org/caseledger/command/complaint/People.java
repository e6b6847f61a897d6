package org.caseledger.command.complaint;

import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;

/** The units and people of the office of tests. */
public final class People {
    public static final UnitId XIPU = new UnitId("XIPU");
    public static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    public static final UnitId FOOD_SECTION = new UnitId("FOOD_SECTION");
    public static final UnitId BRIGADE = new UnitId("BRIGADE");
    public static final UnitId CENTER = new UnitId("CENTER");
    public static final UnitId LEADING_GROUP = new UnitId("LEADING_GROUP");
    public static final UnitId LEGAL_SECTION = new UnitId("LEGAL");

    public static final Actor INTAKE = new Actor("intake", "刘登记", Role.INTAKE, CENTER);
    public static final Actor DISPATCHER = new Actor("dispatcher", "陈分派", Role.DISPATCHER, CENTER);
    public static final Actor HEAD = new Actor("head", "赵中心", Role.CENTER_HEAD, CENTER);
    public static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    public static final Actor LEADER2 = new Actor("leader2", "李副局长", Role.LEADER, null);
    public static final Actor LEGAL = new Actor("legal", "周法规", Role.LEGAL, LEGAL_SECTION);
    public static final Actor SUPERVISOR = new Actor("supervisor", "吴督办", Role.SUPERVISOR, null);
    public static final Actor AUDITOR = new Actor("auditor", "郑委员", Role.AUDITOR, null);
    public static final Actor ADMIN = new Actor("admin", "孙管理", Role.ADMIN, null);

    private People() {}

    /** A person who handles the cases of a unit. */
    public static Actor handlerOf(UnitId unit) {
        return new Actor("handler-" + unit, unit + "承办人", Role.HANDLER, unit);
    }

    /** Another person of the same unit. */
    public static Actor colleagueOf(UnitId unit) {
        return new Actor("handler2-" + unit, unit + "第二承办人", Role.HANDLER, unit);
    }

    /** The same person, logged in under another role: what four eyes must see through. */
    public static Actor as(Role role, Actor person) {
        return new Actor(person.person(), person.name(), role, person.unit());
    }
}
