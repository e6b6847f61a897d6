package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.events.complaint.Channel.*;
import static org.caseledger.events.complaint.ComplaintKind.*;
import static org.caseledger.events.complaint.DossierPart.*;
import static org.caseledger.events.complaint.Flag.*;
import static org.caseledger.events.complaint.Severity.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.procedure.WorkCalendar;

/** Begins sample cases: received, assigned, handled, or on the way to an approval. */
@RequiredArgsConstructor
final class Storyboard {

    static final List<String> FOOD_SAFETY = List.of("食品", "食品安全");
    static final List<String> PRICE = List.of("价格", "明码标价");
    static final List<String> QUALITY_OF_GOODS = List.of("商品", "质量");
    static final List<String> PREPAID = List.of("服务", "预付卡");

    private final WorkCalendar calendar;
    private final LocalDate today;
    private final List<Script> scripts = new ArrayList<>();

    List<Script> scripts() {
        return scripts;
    }

    /** A sample case in which nothing has happened yet. */
    Script script(String name) {
        var script = new Script(name, calendar, today);
        scripts.add(script);
        return script;
    }

    Script received(
            String name,
            int daysAgo,
            String time,
            ComplaintKind kind,
            Channel channel,
            String who,
            String phone,
            String what,
            String whom) {
        return script(name).at(daysAgo, time, INTAKE, receive(kind, channel, who, phone, what, whom));
    }

    Script assigned(
            String name,
            int daysAgo,
            UnitId unit,
            Channel channel,
            String who,
            String what,
            String whom,
            List<String> category) {
        return received(name, daysAgo, "09:30", COMPLAINT, channel, who, "139000000" + name, what, whom)
                .at(daysAgo, "10:30", DISPATCHER, classify(GENERAL, category))
                .at(daysAgo - 1, "09:10", LEADER, signOff(unit))
                .at(daysAgo - 1, "10:10", DISPATCHER, assign(unit, null));
    }

    Script handled(String name, int daysAgo, UnitId unit, Channel channel, String what, String whom) {
        return assigned(name, daysAgo, unit, channel, "消费者" + name, what, whom, QUALITY_OF_GOODS)
                .at(daysAgo - 2, "09:00", HANDLER, accept())
                .at(daysAgo - 3, "09:30", HANDLER, investigate(false, "调取票据和聊天记录，投诉内容基本属实"))
                .at(daysAgo - 3, "10:30", HANDLER, propose("组织双方调解，退还相应费用"));
    }

    Script gated(String name, int daysAgo, String what, String whom, Flag flag) {
        return received(name, daysAgo, "09:00", COMPLAINT, HOTLINE_12315, "消费者" + name, "139000000" + name, what, whom)
                .at(daysAgo, "09:40", DISPATCHER, classify(MAJOR, FOOD_SAFETY, flag))
                .at(daysAgo, "10:00", LEADER, signOff(XIPU))
                .at(daysAgo, "10:20", DISPATCHER, assign(XIPU, null))
                .at(daysAgo - 1, "09:00", HANDLER, accept())
                .at(daysAgo - 1, "15:00", HANDLER, investigate(true, "现场检查并封存相关物品，情况基本属实"));
    }
}
