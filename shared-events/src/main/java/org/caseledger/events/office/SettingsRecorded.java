package org.caseledger.events.office;

import java.util.SortedMap;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** What the ledger works by was recorded for the first time. */
@EventType("SettingsRecorded")
public record SettingsRecorded(
        SortedMap<String, String> values,
        String operator,
        @Nullable String reason) implements SettingsEvent {}
