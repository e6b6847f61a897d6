package org.caseledger.eventlog;

import java.time.Instant;
import java.util.regex.Pattern;
import org.caseledger.text.LabelledException;

/** An event without its position in the log; everything that is slow to compute is done. */
record PreparedEvent(NewEvent event, Leaf leaf) {

    private static final String NUL = "\\u0000";
    private static final Pattern WRITTEN_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    /** Rejects text that cannot be stored exactly: {@link LabelledException}. */
    static PreparedEvent of(NewEvent event) {
        if (hasNul(event.payload()) || hasNul(event.metadata())) {
            throw new LabelledException("含有不能保存的空字符(NUL)", "a NUL character cannot be kept");
        }
        return new PreparedEvent(event, Leaf.of(event));
    }

    // PostgreSQL's json type stores an escaped NUL, but cannot return it as text.
    private static boolean hasNul(String text) {
        return text.contains(NUL) && WRITTEN_NUL.matcher(text).find();
    }

    StoredEvent at(long position, long sequence, Instant recordedAt) {
        return new StoredEvent(
                position,
                event.streamId(),
                sequence,
                event.aggregateType(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata(),
                event.eventId(),
                recordedAt,
                leaf.hash(position, sequence, recordedAt));
    }
}
