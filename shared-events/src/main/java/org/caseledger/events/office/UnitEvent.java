package org.caseledger.events.office;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/** A change of a unit; this is how it is now. */
public sealed interface UnitEvent extends OfficeEvent {
    /** The kind of these streams. */
    String KIND = "unit";

    /** The unit. */
    UnitId unit();

    /** What it is called. */
    String name();

    /** What kind of unit it is. */
    UnitKind unitKind();

    /** The streets 镇街 whose complaints it handles; null for none. */
    @Nullable
    List<String> streets();

    /** The objects of complaints that are its business; null for none. */
    @Nullable
    List<CategoryCode> lines();

    /** What it is called in English; null where it has no such name. */
    @Nullable
    String english();

    /** True if it is closed: it gets no cases and no people any more; null: it is open. */
    @Nullable
    Boolean closed();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(unit());
    }

    /** The stream of this unit. */
    static UUID streamOf(UnitId unit) {
        return OfficeEvent.streamOf(KIND, unit.value());
    }

    /** The office has this unit from now on. */
    @EventType("UnitRecorded")
    @Says(
            zh =
                    "登记单位{name}（{unit}），类型：{unitKind}[，镇街：{streets}][，客体：{lines}][，英文名称：{english}]{closed?，已撤销}，理由：{reason}",
            en = "Unit recorded: {name} ({unit}), kind: {unitKind}[, streets: {streets}][, objects: {lines}]"
                    + "[, English name: {english}]{closed?, closed}, reason: {reason}")
    record UnitRecorded(
            UnitId unit,
            String name,
            UnitKind unitKind,
            @Nullable List<String> streets,
            @Nullable List<CategoryCode> lines,
            String reason,
            @Nullable String english,
            @Nullable Boolean closed)
            implements UnitEvent {}

    /** A unit changed, or was closed or opened again; this is how it is now. */
    @EventType("UnitChanged")
    @Says(
            zh =
                    "变更单位{unit}，现为：{name}，类型：{unitKind}[，镇街：{streets}][，客体：{lines}][，英文名称：{english}]{closed?，已撤销}，理由：{reason}",
            en = "Unit {unit} changed, now: {name}, kind: {unitKind}[, streets: {streets}][, objects: {lines}]"
                    + "[, English name: {english}]{closed?, closed}, reason: {reason}")
    record UnitChanged(
            UnitId unit,
            String name,
            UnitKind unitKind,
            @Nullable List<String> streets,
            @Nullable List<CategoryCode> lines,
            String reason,
            @Nullable String english,
            @Nullable Boolean closed)
            implements UnitEvent {}
}
