package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What the ledger works by, found at a start to be different from what the log says: its settings,
 * procedures, limits of the law and calendar files, each value by its name. A secret is a code that
 * tells only whether it changed.
 */
public sealed interface SettingsEvent extends OfficeEvent permits SettingsRecorded, SettingsChanged {

    /** The kind of the stream. */
    String KIND = "settings";

    /** The stream of the settings; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** Who started the ledger, as the start was told or the operating system knows. */
    String operator();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }
}
