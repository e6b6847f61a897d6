package org.caseledger.events.log;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/**
 * An administrator admitted the events of a log from before there were authentication codes, from the first to the one
 * at position {@code upTo}, after they agreed with all that was signed.
 */
@EventType("LogAdmitted")
@Says(zh = "接纳位置1至{upTo}的早期记录，理由：{reason}", en = "Earlier records at positions 1 to {upTo} admitted, reason: {reason}")
public record LogAdmitted(long upTo, String reason) implements LedgerEvent {
    /** The kind of its stream, as stored with each of its events. */
    public static final String KIND = "log";

    /** The stream of the log itself; there is one. */
    public static final UUID STREAM = named(KIND);

    /** The id of this event: a log is admitted once. */
    public static final UUID ID = named("admission of the log");

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
