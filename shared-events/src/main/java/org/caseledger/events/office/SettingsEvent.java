package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the ledger, found at a start to differ from the log: its settings, procedures, limits of the law
 * and calendar files, each value by its name. A secret is a code that reveals only whether it changed.
 */
public sealed interface SettingsEvent extends OfficeEvent {
    /** The kind of the stream. */
    String KIND = "settings";

    /** The stream of the settings; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** Who started the ledger, as given at the start or known to the operating system. */
    String operator();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }

    /** What the ledger works by was recorded for the first time. */
    @EventType("SettingsRecorded")
    record SettingsRecorded(
            SortedMap<String, String> values,
            String operator,
            @Nullable String reason) implements SettingsEvent {}

    /** The ledger works by other values from this start on. */
    @EventType("SettingsChanged")
    record SettingsChanged(
            List<Change> changes, String operator, @Nullable String reason) implements SettingsEvent {
        /** A value before and after; null: there was or is none. */
        public record Change(
                String name,
                @Nullable String before,
                @Nullable String after) {}
    }
}
