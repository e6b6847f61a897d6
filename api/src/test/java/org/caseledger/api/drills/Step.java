package org.caseledger.api.drills;

import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;

/** What is done with each case of a load, in this order: by whom, and with which body. */
enum Step {
    RECEIVE("intake", Role.INTAKE, "receive-complaint", """
            {"kind":"COMPLAINT","channel":"WECHAT",
             "complainant":{"name":"林晚","phone":"13800000000"},
             "narrative":{"subject":"餐馆","text":"餐馆里的菜有异味。"},
             "respondent":"犀浦某负载餐馆"}
            """),
    CLASSIFY("dispatcher", Role.DISPATCHER, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}"),
    SIGN_OFF("leader", Role.LEADER, "sign-off-routing", "{\"unit\":\"XIPU\"}"),
    // The unit has no people on this node.
    ASSIGN("dispatcher", Role.DISPATCHER, "assign-complaint", "{\"unit\":\"XIPU\",\"reason\":\"按签阅意见分派\"}"),
    URGE("supervisor", Role.SUPERVISOR, "urge-handling", "{\"note\":\"请抓紧\"}");

    /** Whom every complaint of the load is about, and no other. */
    static final String RESPONDENT = "犀浦某负载餐馆";

    static final UnitId UNIT = new UnitId("XIPU");

    final String person;
    final String command;
    final String body;
    private final Role role;

    Step(String person, Role role, String command, String body) {
        this.person = person;
        this.role = role;
        this.command = command;
        this.body = body;
    }

    Actor actor() {
        return new Actor(person, person, role, null);
    }

    Class<? extends ComplaintCommand> type() {
        return this == RECEIVE
                ? ReceiveComplaint.class
                : ComplaintCommands.onACase().stream()
                        .filter(type -> Commands.pathOf(type).equals(command))
                        .findFirst()
                        .orElseThrow();
    }
}
