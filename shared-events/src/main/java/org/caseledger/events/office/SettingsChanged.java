package org.caseledger.events.office;

import java.util.List;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** The ledger works by other values from this start on. */
@EventType("SettingsChanged")
public record SettingsChanged(
        List<Change> changes, String operator, @Nullable String reason) implements SettingsEvent {

    /** A value as it was and as it is; null: there was or is none. */
    public record Change(
            String name, @Nullable String before, @Nullable String after) {}
}
