package org.caseledger.command.complaint.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 纸质签批: what was signed on paper and is entered later; {@code sha256} (hex) names the scan among the files of the case,
 * {@code lateReason} says why it is entered more than 24 hours later.
 */
public record PaperSignature(
        Instant signedAt, String sha256, @Nullable String lateReason) {}
