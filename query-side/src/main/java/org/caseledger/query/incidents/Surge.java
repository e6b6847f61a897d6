package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.complaint.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An hour in which more came in than usual: of all cases, of a channel, or of a category. {@code past} are the same
 * hours of past weeks, the latest first; {@code parts} are the channels and categories that alone would be a surge too.
 */
public record Surge(
        Instant hour,
        @Nullable Channel channel,
        @Nullable String category,
        long count,
        double threshold,
        List<Past> past,
        List<Surge> parts) {
    /** The same hour of a past week. */
    public record Past(Instant hour, long count) {}

    /** Of which cases, as a proposal names them. */
    String cases() {
        return channel != null ? "CHANNEL/" + channel : category != null ? "CATEGORY/" + category : "ALL";
    }

    Surge with(List<Surge> others) {
        return new Surge(hour, channel, category, count, threshold, past, others);
    }
}
