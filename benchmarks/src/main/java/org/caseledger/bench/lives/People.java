package org.caseledger.bench.lives;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** The people and units of the benchmark office. */
public final class People {
    static final UnitId CENTER = new UnitId("CENTER");
    static final UnitId LEGAL_SECTION = new UnitId("LEGAL");
    static final List<UnitId> STATIONS =
            List.of("XIPU", "HONGGUANG", "PITONG", "ANJING", "TUANJIE", "TANGCHANG", "SANDAOYAN").stream()
                    .map(UnitId::new)
                    .toList();

    public static final Actor INTAKE = new Actor("intake", "刘登记", Role.INTAKE, CENTER);
    public static final Actor DISPATCHER = new Actor("dispatcher", "陈分派", Role.DISPATCHER, CENTER);
    public static final Actor HEAD = new Actor("head", "赵中心", Role.CENTER_HEAD, CENTER);
    public static final Actor AUDITOR = new Actor("auditor", "郑审查", Role.AUDITOR, null);
    public static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    static final Actor LEGAL = new Actor("legal", "周法规", Role.LEGAL, LEGAL_SECTION);

    public static final Map<UnitId, Unit> UNITS = Stream.concat(
                    Stream.of(new Unit(CENTER, "投诉举报中心", UnitKind.CENTER)),
                    STATIONS.stream().map(id -> new Unit(id, id.value() + "市场监管所", UnitKind.STATION)))
            .collect(Collectors.toMap(Unit::id, Function.identity()));

    private People() {}

    /** The handler of a unit's cases. */
    public static Actor handlerOf(UnitId unit) {
        return new Actor("handler-" + unit, unit + "承办人", Role.HANDLER, unit);
    }
}
