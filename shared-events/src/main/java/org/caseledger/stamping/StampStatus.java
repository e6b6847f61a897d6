package org.caseledger.stamping;

import java.net.URI;
import java.time.Instant;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The last timestamp of an authority ({@code size} events, 0 for none yet), when it was asked last since the start, and
 * why it has given none then; {@code zh} and {@code en} are empty where it has.
 */
public record StampStatus(
        String name,
        URI url,
        long size,
        @Nullable Instant stampedAt,
        @Nullable Instant askedAt,
        @Nullable StampFault fault,
        String zh,
        String en) {
    StampStatus stamped(Stamp stamp, @Nullable Instant asked) {
        return new StampStatus(name, url, stamp.size(), stamp.at(), asked, null, "", "");
    }

    StampStatus failed(StampFault why, Text text, @Nullable Instant asked) {
        return new StampStatus(name, url, size, stampedAt, asked, why, text.zh(), text.en());
    }
}
