package org.caseledger.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.text.LabelledException;

/** An event without its position in the log; everything that is slow to compute is done. */
record PreparedEvent(NewEvent event, Utf8 payload, Leaf.Metadata metadata, Leaf leaf) {
    private static final String NUL = "\\u0000";
    private static final Pattern WRITTEN_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    /** Rejects text that cannot be stored exactly: {@link LabelledException}. */
    static List<PreparedEvent> all(List<NewEvent> events) {
        var all = new ArrayList<PreparedEvent>(events.size());
        String last = null;
        Leaf.Metadata metadata = null;
        for (var event : events) {
            // The events of a request follow on another, and have the same.
            if (metadata == null || !event.metadata().equals(last)) {
                last = event.metadata();
                metadata = Leaf.Metadata.of(stored(last));
            }
            var payload = stored(event.payload());
            all.add(new PreparedEvent(event, payload, metadata, Leaf.of(event, payload, metadata)));
        }
        return all;
    }

    private static Utf8 stored(String text) {
        if (hasNul(text)) {
            throw new LabelledException("含有不能保存的空字符(NUL)", "a NUL character cannot be kept");
        }
        return Utf8.of(text);
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
                payload,
                metadata.text(),
                event.eventId(),
                recordedAt,
                leaf.hash(position, sequence, recordedAt));
    }
}
