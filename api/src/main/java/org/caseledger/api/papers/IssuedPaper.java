package org.caseledger.api.papers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was issued, the papers of a case counted from 1, with what became of it; {@code files} are the SHA-256
 * (hex) of each format.
 */
public record IssuedPaper(
        int place,
        PaperKind kind,
        String number,
        Map<PaperFormat, String> files,
        long position,
        String by,
        Instant issuedAt,
        List<Delivery> deliveries,
        List<Receipt> receipts) {
    /** Where it went, and how. */
    public record Delivery(
            String to, DeliveryWay way, @Nullable Instant at) {}

    /** Whether it arrived. */
    public record Receipt(
            DeliveryOutcome outcome,
            @Nullable String note,
            @Nullable Instant at) {}
}
