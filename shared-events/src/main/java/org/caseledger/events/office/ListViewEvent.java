package org.caseledger.events.office;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A view of a list was saved or removed: for the person of this user name, or, where it names one, for a unit. */
public sealed interface ListViewEvent extends OfficeEvent {
    /** The kind of these streams: one for each person, and one for each unit. */
    String KIND = "list-views";

    /** Whose view it is; null where it is a unit's. */
    @Nullable
    String username();

    /** The unit whose view it is; null where it is a person's. */
    @Nullable
    UnitId unit();

    ListKind list();

    /** What it is called; no two views of a list have the same name in one stream. */
    String name();

    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username(), unit());
    }

    /** The stream of the views of a unit, or of a person where none is named. */
    static UUID streamOf(@Nullable String username, @Nullable UnitId unit) {
        return OfficeEvent.streamOf(KIND, unit == null ? "person/" + username : "unit/" + unit.value());
    }

    /**
     * A view of a list was saved under a name: {@code asked} are its filters, order and columns as they stand in an
     * address.
     */
    @EventType("ListViewSaved")
    @Says(
            zh = "为{unit?{unit}~{username|person}}保存列表视图“{name}”（{list}）",
            en = "View “{name}” of the list “{list}” saved for {unit?{unit}~{username|person}}")
    record ListViewSaved(
            @Nullable String username, @Nullable UnitId unit, ListKind list, String name, String asked)
            implements ListViewEvent {}

    /** A saved view of a list was removed. */
    @EventType("ListViewRemoved")
    @Says(
            zh = "删除{unit?{unit}~{username|person}}的列表视图“{name}”（{list}）",
            en = "View “{name}” of the list “{list}” of {unit?{unit}~{username|person}} removed")
    record ListViewRemoved(
            @Nullable String username, @Nullable UnitId unit, ListKind list, String name) implements ListViewEvent {}
}
