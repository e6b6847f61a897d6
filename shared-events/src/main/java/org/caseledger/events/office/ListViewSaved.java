package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A view of a list was saved under a name: {@code asked} are its filters, order and columns as they
 * stand in an address.
 */
@EventType("ListViewSaved")
public record ListViewSaved(
        @Nullable String username, @Nullable UnitId unit, ListKind list, String name, String asked)
        implements ListViewEvent {}
