package org.caseledger.api.feed;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A part of the feed: its events in order, up to which position it looked for them, and where the feed ends for now.
 */
public record FeedPage(List<FeedEvent> events, long lookedTo, long end) {
    public FeedPage {
        events = List.copyOf(events);
    }

    /** As a batch (CloudEvents JSON format §4). */
    byte[] batch() {
        var batch = new ByteArrayOutputStream();
        batch.write('[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                batch.write(',');
            }
            batch.writeBytes(events.get(i).json());
        }
        batch.write(']');
        return batch.toByteArray();
    }
}
