package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A saved view of a list was removed. */
@EventType("ListViewRemoved")
public record ListViewRemoved(
        @Nullable String username, @Nullable UnitId unit, ListKind list, String name) implements ListViewEvent {}
